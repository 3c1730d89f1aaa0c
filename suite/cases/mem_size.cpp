// SPDX-License-Identifier: GPL-3.0-or-later
// The kernel has the memory that is plugged in, but for what the firmware and the kernel itself need.
//
//   SMBIOS type 17, "Size"     of each populated slot
//   /proc/meminfo              "MemTotal:       65784832 kB"
//
// Checkbox allows 25, 20, 15, 12 and 10 % to be missing of up to 2, 6, 8, 16 and more GiB: memory_compare.py. What the
// kernel gave to a crash kernel or keeps as huge pages is memory that it has.

#include "core/text.hpp"
#include "suite/memory/allowance.hpp"
#include "suite/parameters.hpp"
#include "suite/test_case.hpp"

#include <algorithm>
#include <array>

namespace ocks::cases {
namespace {

constexpr auto subjects =
    std::to_array<Subject>({{.kind = "smbios", .unanswered = "the firmware's tables could not be read"}});

std::uint64_t installed(const Inventory& inventory)
{
    std::uint64_t bytes = 0;
    for (const Device& device : inventory.devices) {
        if (device.kind == "dimm" && number_of(device, "populated") == 1U)
            bytes += number_of(device, "size_bytes").value_or(0);
    }
    return bytes;
}

/// "268435456" if memory was set aside for a second kernel; without kexec there is no such file.
std::uint64_t crash_kernel(const Sysroot& root)
{
    const auto text = root.read("/sys/kernel/kexec_crash_size");
    return text ? parse_unsigned(trimmed(*text)).value_or(0) : 0;
}

Result<std::uint64_t> usable(const Sysroot& root)
{
    const auto text = root.read("/proc/meminfo");
    if (!text)
        return Failure(text.error());
    for (const std::string_view line : lines(*text)) {
        if (!line.starts_with("MemTotal:") || !line.ends_with(" kB"))
            continue;
        const auto kibibytes = parse_unsigned(trimmed(line.substr(9, line.size() - 9 - 3)));
        if (kibibytes)
            return *kibibytes * 1024 + crash_kernel(root);
    }
    return fail(Errc::malformed, "/proc/meminfo", "no MemTotal");
}

Measured measure(const Bench& bench)
{
    const auto text = text_in(bench.parameters, "allowance_percent");
    if (!text)
        return Failure(text.error());
    const std::uint64_t plugged = installed(bench.inventory);
    if (plugged == 0)
        return fail(Errc::absent, "SMBIOS", "lists no memory that is plugged in");
    const auto allowance = allowance_for(*text, plugged);
    if (!allowance)
        return Failure(allowance.error());
    const auto total = usable(bench.root);
    if (!total)
        return Failure(total.error());
    const double missing = static_cast<double>(plugged) - static_cast<double>(std::min(*total, plugged));
    const double percent = 100 * missing / static_cast<double>(plugged);
    return std::vector<Measurement>{{"installed", static_cast<double>(plugged), "By"},
                                    {"usable", static_cast<double>(*total), "By"},
                                    {"missing_percent", percent, "%"},
                                    {"allowed_percent", *allowance, "%"},
                                    {"missing_share_of_allowance", 100 * percent / *allowance, "%"}};
}

}  // namespace

extern constinit const TestCase mem_size{
    .id = "mem.size",
    .summary = "the kernel has the memory that is plugged in",
    .shows = "every module was accepted by the memory controller and the firmware",
    .subjects = subjects,
    .measure = measure,
};

}  // namespace ocks::cases
