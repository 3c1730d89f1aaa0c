// SPDX-License-Identifier: GPL-3.0-or-later
// The kernel is what was released: nothing has tainted it, and no module is in it that its maker has not signed.
//
//   /proc/sys/kernel/tainted          "8192"
//   /sys/module/softdog/taint         "E"
//
// Documentation/admin-guide/tainted-kernels.rst. A firmware workaround (bit 11) is the firmware's business and
// harmless.

#include "core/taint.hpp"
#include "core/text.hpp"
#include "suite/test_case.hpp"

#include <array>

namespace ocks::cases {
namespace {

constexpr auto subjects = std::to_array<Subject>({{.kind = "kernel"}});

/// Each module that tainted the kernel, with the letters it did so by: "softdog (E)".
Result<std::vector<std::string>> tainting_modules(const Sysroot& root)
{
    const auto modules = root.list("/sys/module");
    if (!modules)
        return Failure(modules.error());
    std::vector<std::string> found;
    for (const std::string& name : *modules) {
        // What is built in has no such file.
        const auto letters = root.read("/sys/module/" + name + "/taint");
        if (letters && !trimmed(*letters).empty())
            found.push_back(name + " (" + std::string{trimmed(*letters)} + ")");
    }
    return found;
}

Measured measure(const Bench& bench)
{
    const auto text = bench.root.read("/proc/sys/kernel/tainted");
    if (!text)
        return Failure(text.error());
    const auto taint = parse_unsigned(trimmed(*text));
    if (!taint)
        return fail(Errc::malformed, "/proc/sys/kernel/tainted", taint.error().why);
    const auto modules = tainting_modules(bench.root);
    if (!modules)
        return Failure(modules.error());

    std::vector<Measurement> measured{{"tainting_modules", static_cast<double>(modules->size()), "1"}};
    constexpr std::uint64_t firmware_workaround = 1U << 11U;
    const std::string reasons = taint_reasons(*taint & ~firmware_workaround);
    for (const std::string_view reason : split(reasons, ',')) {
        if (!reason.empty())
            measured.push_back({"taint", std::string{reason}, ""});
    }
    if (measured.size() == 1)
        measured.push_back({"taint", "none", ""});
    for (const std::string& module : *modules)
        measured.push_back({"module", module, ""});
    if (modules->empty())
        measured.push_back({"module", "none", ""});
    return measured;
}

}  // namespace

extern constinit const TestCase kernel_supportable{
    .id = "kernel.supportable",
    .summary = "the kernel is untainted, all modules are its maker's",
    .shows = "what is tested is the kernel that was released",
    .subjects = subjects,
    .measure = measure,
};

}  // namespace ocks::cases
