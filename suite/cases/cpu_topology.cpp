// SPDX-License-Identifier: GPL-3.0-or-later
// Every processor, core and thread that the firmware says is there is one that the kernel runs on.
//
//   ACPI MADT, "Enabled"                 the threads that the firmware has given to the kernel
//   SMBIOS type 4, "Core Enabled"        the cores of each populated socket
//   /sys/devices/system/cpu/{present,online}
//
// A core that did not start is missed by nobody otherwise: the load simply runs on the others.

#include "core/text.hpp"
#include "suite/test_case.hpp"

#include <array>
#include <fmt/format.h>
#include <optional>

namespace ocks::cases {
namespace {

constexpr auto subjects = std::to_array<Subject>({{.kind = "topology"}});

Result<std::uint64_t> count_of(const Sysroot& root, const std::string& which)
{
    const std::string path = "/sys/devices/system/cpu/" + which;
    const auto text = root.read(path);
    if (!text)
        return Failure(text.error());
    const auto list = parse_list(trimmed(*text));
    return list ? Result<std::uint64_t>{list->size()} : fail(Errc::malformed, path, list.error().why);
}

/// "none", or what there should be more of: "1 of 4 threads of the ACPI tables".
Measurement missing(std::string_view what, std::uint64_t promised, std::uint64_t found)
{
    if (found >= promised)
        return {"missing", "none", ""};
    return {"missing", fmt::format("{} of {} {}", promised - found, promised, what), ""};
}

struct Sockets {
    std::uint64_t populated = 0;
    std::uint64_t cores = 0;
    bool cores_known = true;
};

Sockets sockets_of(const Inventory& inventory)
{
    Sockets sockets;
    for (const Device& device : inventory.devices) {
        if (device.kind != "processor" || number_of(device, "populated") != 1U)
            continue;
        ++sockets.populated;
        const auto enabled = number_of(device, "cores_enabled");
        const auto cores = enabled ? enabled : number_of(device, "cores");
        sockets.cores += cores.value_or(0);
        sockets.cores_known = sockets.cores_known && cores.has_value();
    }
    return sockets;
}

/// Of the MADT. A machine that describes itself by a device tree has none.
std::optional<std::uint64_t> enabled_in_tables(const Inventory& inventory)
{
    for (const Device& device : inventory.devices) {
        if (const auto enabled = number_of(device, "enabled_processors"); enabled && device.kind == "acpi")
            return enabled;
    }
    return std::nullopt;
}

Measured measure(const Bench& bench)
{
    const auto present = count_of(bench.root, "present");
    const auto online = count_of(bench.root, "online");
    if (!present)
        return Failure(present.error());
    if (!online)
        return Failure(online.error());
    std::vector<Measurement> measured{missing("CPUs that are present", *present, *online)};
    const Sockets sockets = sockets_of(bench.inventory);
    const auto packages = number_of(bench.device, "packages");
    const auto cores = number_of(bench.device, "cores");
    if (packages)
        measured.push_back(missing("populated sockets of SMBIOS", sockets.populated, *packages));
    if (sockets.cores_known && cores)
        measured.push_back(missing("enabled cores of SMBIOS", sockets.cores, *cores));
    if (const auto threads = enabled_in_tables(bench.inventory))
        measured.push_back(missing("enabled threads of the ACPI tables", *threads, *online));
    return measured;
}

}  // namespace

extern constinit const TestCase cpu_topology{
    .id = "cpu.topology",
    .summary = "all processors, cores and threads of the firmware are at work",
    .shows = "no processor, core or thread failed to start",
    .subjects = subjects,
    .measure = measure,
};

}  // namespace ocks::cases
