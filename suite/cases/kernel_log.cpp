// SPDX-License-Identifier: GPL-3.0-or-later
// Since it started, the kernel has had nothing to complain of: no warning, no lock-up, no machine check, no process
// that it had to kill for want of memory.
//
// core/kernel_log.hpp has the patterns, which the health gate and the judge of boots use as well. The gate stands
// around each test; this is what happened before the first of them.

#include "core/kernel_log.hpp"

#include "suite/kernel/boot_log.hpp"
#include "suite/test_case.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace ocks::cases {
namespace {

constexpr auto subjects = std::to_array<Subject>({{.kind = "kernel"}});

// What driver.probe tells in its own words.
constexpr auto of_drivers = std::to_array<std::string_view>({"probe-failed", "deferred-probe", "firmware-missing"});
// The kernel knows it and has found a way round it.
constexpr std::string_view of_firmware = "firmware-bug";

std::vector<std::string> titles_of(const std::vector<LogFinding>& findings, bool is_firmware)
{
    std::vector<std::string> titles;
    for (const LogFinding& finding : findings) {
        const bool is_drivers = std::ranges::find(of_drivers, finding.id) != of_drivers.end();
        if (finding.severity != Severity::note && !is_drivers && (finding.id == of_firmware) == is_firmware)
            titles.push_back(finding.title);
    }
    if (titles.empty())
        titles.emplace_back("none");
    return titles;
}

Measured measure(const Bench& bench)
{
    const auto log = boot_log(bench.root);
    if (!log)
        return Failure(log.error());
    std::vector<Measurement> measured{{"log_from_start", reaches_back_to_start(*log) ? 1.0 : 0.0, "1"}};
    const std::vector<LogFinding> findings = find_trouble(*log);
    for (const std::string& title : titles_of(findings, false))
        measured.push_back({"trouble", title, ""});
    for (const std::string& title : titles_of(findings, true))
        measured.push_back({"firmware_trouble", title, ""});
    return measured;
}

}  // namespace

extern constinit const TestCase kernel_log{
    .id = "kernel.log",
    .summary = "the kernel has logged no trouble since it started",
    .shows = "the kernel came up on this hardware without a warning",
    .subjects = subjects,
    .needs = {.root = true},
    .measure = measure,
};

}  // namespace ocks::cases
