// SPDX-License-Identifier: GPL-3.0-or-later
// An NVMe controller answers for its own health and has nothing to warn of.
//
// suite/nvme/smart_log.hpp names the log page. What a drive has worn off or survived in its life is told, and warns.

#include "suite/nvme/smart_log.hpp"
#include "suite/test_case.hpp"

#include <array>

namespace ocks::cases {
namespace {

constexpr auto local = std::to_array<Pattern>({{"transport", "@(pcie|)"}});
constexpr auto subjects = std::to_array<Subject>({
    {.kind = "nvme", .where = local, .otherwise = "it is reached over a network and is not part of the server"},
});

constexpr double zero_celsius = 273;

Measured measure(const Bench& bench)
{
    const auto log = read_smart_log(bench.root, bench.device.name);
    if (!log)
        return Failure(log.error());
    return std::vector<Measurement>{
        {"critical_warning", warning_text(log->critical_warning), ""},
        {"spare_above_threshold",
         static_cast<double>(log->available_spare_percent) - static_cast<double>(log->spare_threshold_percent),
         "%"},
        {"media_errors", log->media_errors, "1"},
        {"used", static_cast<double>(log->used_percent), "%"},
        {"temperature", static_cast<double>(log->temperature_kelvin) - zero_celsius, "Cel"},
        {"power_on", log->power_on_hours, "h"},
        {"unsafe_shutdowns", log->unsafe_shutdowns, "1"}};
}

}  // namespace

extern constinit const TestCase nvme_smart{
    .id = "nvme.smart",
    .summary = "the drive has nothing to warn of",
    .shows = "the drive's own monitoring is in order and readable by the kernel's driver",
    .subjects = subjects,
    .needs = {.root = true},
    .measure = measure,
};

}  // namespace ocks::cases
