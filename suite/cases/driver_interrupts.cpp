// SPDX-License-Identifier: GPL-3.0-or-later
// A driver has its interrupts by messages where the function offers them, and they go to CPUs near it.
//
//   /sys/bus/pci/devices/<address>/msi_irqs/34          "msix"
//   /proc/irq/34/effective_affinity_list                "5"
//   /sys/bus/pci/devices/<address>/local_cpulist        "0-15,32-47"
//
// Documentation/PCI/msi-howto.rst: a pin is shared, has one CPU, and overtakes the data that it announces. Where the
// interrupts go may be the work of irqbalance, so that only warns.

#include "core/text.hpp"
#include "suite/test_case.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace ocks::cases {
namespace {

// "MSI", "MSI-X" or both.
constexpr auto messages = std::to_array<Pattern>({{"class", "@(01|02)*"}, {"driver", "?*"}, {"capabilities", "*MSI*"}});
constexpr auto subjects = std::to_array<Subject>({{.kind = "pci", .where = messages}});

struct Spread {
    std::uint64_t vectors = 0;
    std::uint64_t near = 0;
};

/// Whether each CPU that the interrupt goes to is among those.
Result<bool> is_near(const Sysroot& root, const std::string& interrupt, const std::vector<unsigned>& local)
{
    const std::string path = "/proc/irq/" + interrupt + "/effective_affinity_list";
    const auto text = root.read(path);
    if (!text)
        return Failure(text.error());
    const auto cpus = parse_list(trimmed(*text));
    if (!cpus)
        return fail(Errc::malformed, path, cpus.error().why);
    return std::ranges::all_of(*cpus, [&](unsigned cpu) { return std::ranges::find(local, cpu) != local.end(); });
}

Result<Spread> spread_of(const Sysroot& root, const std::vector<std::string>& interrupts, const std::string& device)
{
    const auto text = root.read(device + "/local_cpulist");
    if (!text)
        return Failure(text.error());
    const auto local = parse_list(trimmed(*text));
    if (!local)
        return fail(Errc::malformed, device + "/local_cpulist", local.error().why);
    Spread spread;
    for (const std::string& interrupt : interrupts) {
        const auto near = is_near(root, interrupt, *local);
        // A vector that nobody has asked for has no line yet.
        if (!near && near.error().code == Errc::absent)
            continue;
        if (!near)
            return Failure(near.error());
        ++spread.vectors;
        spread.near += *near ? 1U : 0U;
    }
    return spread;
}

Measured measure(const Bench& bench)
{
    const std::string device = "/sys/bus/pci/devices/" + bench.device.name;
    if (const auto there = bench.root.list(device); !there)
        return Failure(there.error());
    const auto interrupts = bench.root.list(device + "/msi_irqs");
    if (!interrupts || interrupts->empty())
        return std::vector<Measurement>{{"interrupts", "by a pin", ""}};
    const auto spread = spread_of(bench.root, *interrupts, device);
    if (!spread)
        return Failure(spread.error());
    std::vector<Measurement> measured{{"interrupts", "by messages", ""},
                                      {"vectors", static_cast<double>(spread->vectors), "1"}};
    if (spread->vectors > 0)
        measured.push_back(
            {"near_percent", 100 * static_cast<double>(spread->near) / static_cast<double>(spread->vectors), "%"});
    return measured;
}

}  // namespace

extern constinit const TestCase driver_interrupts{
    .id = "driver.interrupts",
    .summary = "interrupts come by messages, to CPUs near the device",
    .shows = "firmware, interrupt controller and driver agree on message-signalled interrupts",
    .subjects = subjects,
    .measure = measure,
};

}  // namespace ocks::cases
