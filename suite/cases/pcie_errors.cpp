// SPDX-License-Identifier: GPL-3.0-or-later
// Since the kernel started no PCIe function has reported an error that could not be corrected.
//
//   /sys/bus/pci/devices/<address>/aer_dev_fatal        "TOTAL_ERR_FATAL 0", the last of its lines
//   /sys/bus/pci/devices/<address>/aer_dev_nonfatal     "TOTAL_ERR_NONFATAL 0"
//   /sys/bus/pci/devices/<address>/aer_dev_correctable  "TOTAL_ERR_COR 12"
//
// Documentation/ABI/testing/sysfs-bus-pci-devices-aer_stats. What is reported while a test runs is the health gate's
// business; this is what happened before any of them.

#include "suite/health.hpp"
#include "suite/test_case.hpp"

#include <array>

namespace ocks::cases {
namespace {

constexpr auto counted = std::to_array<Pattern>({{"aer_fatal_errors", "?*"}});
constexpr auto subjects = std::to_array<Subject>({
    {.kind = "pci", .where = counted, .otherwise = "the kernel does not count its errors"},
});

Measured measure(const Bench& bench)
{
    std::vector<Measurement> measured;
    for (const std::string sort : {"fatal", "nonfatal", "correctable"}) {
        const std::string path = "/sys/bus/pci/devices/" + bench.device.name + "/aer_dev_" + sort;
        const auto text = bench.root.read(path);
        if (!text)
            return Failure(text.error());
        const auto total = parse_aer_total(*text);
        if (!total)
            return fail(Errc::malformed, path, total.error().why);
        measured.push_back({sort + "_errors", static_cast<double>(*total), "1"});
    }
    return measured;
}

}  // namespace

extern constinit const TestCase pcie_errors{
    .id = "pcie.errors",
    .summary = "no PCIe error was reported since the start",
    .shows = "slot, card and wiring work without errors from the first moment",
    .subjects = subjects,
    .measure = measure,
};

}  // namespace ocks::cases
