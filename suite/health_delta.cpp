// SPDX-License-Identifier: GPL-3.0-or-later
/// The difference of two states of health, as measurements.

#include "core/kernel_log.hpp"
#include "suite/health.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <fmt/format.h>

namespace ocks {
namespace {

// In the order of the report. A kind that the server does not count has grown by nothing.
constexpr std::array counted = {std::string_view{"aer_fatal"},
                                std::string_view{"aer_nonfatal"},
                                std::string_view{"aer_correctable"},
                                std::string_view{"edac_ue"},
                                std::string_view{"edac_ce"},
                                std::string_view{"mce"},
                                std::string_view{"thermal_throttle"},
                                std::string_view{"nic_errors"},
                                std::string_view{"nic_rx_errors"}};

using Counts = std::map<std::string, std::uint64_t>;

const Counts& counts_of(const Health& health, std::string_view what)
{
    static const Counts none;
    const auto found = health.counters.find(what);
    return found == health.counters.end() ? none : found->second;
}

/// A counter that is smaller than before started anew with its device: all it shows is new.
std::uint64_t growth(std::uint64_t before, std::uint64_t after)
{
    return after >= before ? after - before : after;
}

double grown(const Health& before, const Health& after, std::string_view what, std::vector<std::string>& findings)
{
    const Counts& old = counts_of(before, what);
    std::uint64_t sum = 0;
    for (const auto& [where, count] : counts_of(after, what)) {
        const auto start = old.find(where);
        const std::uint64_t from = start == old.end() ? 0 : start->second;
        const std::uint64_t more = growth(from, count);
        sum += more;
        if (more > 0)
            findings.push_back(fmt::format("{} of {}: {} -> {}", what, where, from, count));
    }
    return static_cast<double>(sum);
}

double changed_links(const Health& before, const Health& after, std::vector<std::string>& findings)
{
    std::uint64_t sum = 0;
    for (const auto& [where, link] : before.links) {
        const auto now = after.links.find(where);
        const std::string seen = now == after.links.end() ? "gone" : now->second;
        if (seen == link)
            continue;
        ++sum;
        findings.push_back(fmt::format("link of {}: {} -> {}", where, link, seen));
    }
    return static_cast<double>(sum);
}

/// Events in the time, but never taken for more than they are in a shorter one.
double rate(double events, std::chrono::milliseconds time, std::chrono::milliseconds unit)
{
    return events * static_cast<double>(unit.count()) / static_cast<double>(std::max(time, unit).count());
}

void add_log(HealthReport& report, const std::string& log)
{
    double fatal = 0;
    double degraded = 0;
    for (const LogFinding& finding : find_trouble(log)) {
        fatal += finding.severity == Severity::fatal ? 1 : 0;
        degraded += finding.severity == Severity::degraded ? 1 : 0;
        if (finding.severity != Severity::note)
            report.findings.push_back("kernel log, " + std::string{to_string(finding.severity)} + ", " + finding.id +
                                      ": " + finding.line);
    }
    report.measured.push_back({"health.kernel_log_fatal", fatal, "1"});
    report.measured.push_back({"health.kernel_log_degraded", degraded, "1"});
}

}  // namespace

HealthReport
compare(const Health& before, const Health& after, const Result<std::string>& log, std::chrono::milliseconds time)
{
    HealthReport report;
    if (log)
        add_log(report, *log);
    else
        report.findings.push_back("kernel log: " + to_string(log.error()));
    const std::uint64_t taint = after.taint & ~before.taint;
    report.measured.push_back({"health.taint_new", static_cast<double>(std::popcount(taint)), "1"});
    if (taint != 0)
        report.findings.push_back("taint: " + std::to_string(before.taint) + " -> " + std::to_string(after.taint));
    for (const std::string_view what : counted) {
        const double more = grown(before, after, what, report.findings);
        report.measured.push_back({"health." + std::string{what}, more, "1"});
        if (what == "aer_correctable")
            report.measured.push_back(
                {"health.aer_correctable_rate", rate(more, time, std::chrono::minutes{1}), "/min"});
        if (what == "edac_ce")
            report.measured.push_back({"health.edac_ce_rate", rate(more, time, std::chrono::hours{1}), "/h"});
    }
    report.measured.push_back({"health.links_changed", changed_links(before, after, report.findings), "1"});
    return report;
}

}  // namespace ocks
