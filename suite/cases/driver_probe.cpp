// SPDX-License-Identifier: GPL-3.0-or-later
// Since the kernel started no driver has failed at a device, none waits for something that never comes, and every
// firmware that was asked for was there.
//
//   ahci 0000:00:08.0: probe with driver ahci failed with error -22       drivers/base/dd.c
//   bnx2 0000:03:00.0: Direct firmware load for bnx2/… failed with error -2    drivers/base/firmware_loader/main.c
//   /sys/kernel/debug/devices_deferred     "fe2b0000.mmc\tplatform: wait for supplier …"

#include "core/text.hpp"
#include "suite/kernel/boot_log.hpp"
#include "suite/kernel/probe_failures.hpp"
#include "suite/test_case.hpp"

#include <array>

namespace ocks::cases {
namespace {

constexpr auto subjects = std::to_array<Subject>({{.kind = "kernel"}});

void add(std::vector<Measurement>& measured, const std::string& name, const std::vector<std::string>& found)
{
    for (const std::string& each : found)
        measured.push_back({name, each, ""});
    if (found.empty())
        measured.push_back({name, "none", ""});
}

Measured measure(const Bench& bench)
{
    const auto log = boot_log(bench.root);
    if (!log)
        return Failure(log.error());
    const auto deferred = bench.root.read("/sys/kernel/debug/devices_deferred");
    if (!deferred)
        return Failure(deferred.error());
    const ProbeFailures failures = find_probe_failures(*log);
    std::vector<Measurement> measured{{"log_from_start", reaches_back_to_start(*log) ? 1.0 : 0.0, "1"}};
    add(measured, "failed_probe", failures.probes);
    add(measured, "missing_firmware", failures.firmware);
    add(measured, "deferred_probe", parse_deferred(*deferred));
    return measured;
}

}  // namespace

extern constinit const TestCase driver_probe{
    .id = "driver.probe",
    .summary = "no driver has failed, waits, or lacks its firmware",
    .shows = "every driver that this kernel started on a device has accepted it",
    .subjects = subjects,
    .needs = {.root = true},
    .measure = measure,
};

}  // namespace ocks::cases
