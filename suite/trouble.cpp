// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/trouble.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <fmt/format.h>
#include <utility>

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

void add_growth(const Health& before, const Health& after, std::string_view what, Trouble& trouble)
{
    const Counts& old = counts_of(before, what);
    for (const auto& [where, count] : counts_of(after, what)) {
        const auto start = old.find(where);
        const std::uint64_t from = start == old.end() ? 0 : start->second;
        const std::uint64_t more = growth(from, count);
        if (more == 0)
            continue;
        trouble.grown[std::string{what}] += static_cast<double>(more);
        trouble.findings.push_back(fmt::format("{} of {}: {} -> {}", what, where, from, count));
    }
}

void add_changed_links(const Health& before, const Health& after, Trouble& trouble)
{
    for (const auto& [where, link] : before.links) {
        const auto now = after.links.find(where);
        const std::string seen = now == after.links.end() ? "gone" : now->second;
        if (seen == link)
            continue;
        ++trouble.changed_links;
        trouble.findings.push_back(fmt::format("link of {}: {} -> {}", where, link, seen));
    }
}

/// Events in the time, but never taken for more than they are in a shorter one.
double rate(double events, std::chrono::milliseconds time, std::chrono::milliseconds unit)
{
    return events * static_cast<double>(unit.count()) / static_cast<double>(std::max(time, unit).count());
}

}  // namespace

Trouble trouble_between(const Health& before, const Health& after)
{
    Trouble trouble;
    trouble.taint = after.taint & ~before.taint;
    if (trouble.taint != 0)
        trouble.findings.push_back(fmt::format("taint: {} -> {}", before.taint, after.taint));
    for (const std::string_view what : counted)
        add_growth(before, after, what, trouble);
    add_changed_links(before, after, trouble);
    return trouble;
}

void add(Trouble& trouble, const LogFinding& finding)
{
    trouble.fatal += finding.severity == Severity::fatal ? 1 : 0;
    trouble.degraded += finding.severity == Severity::degraded ? 1 : 0;
    if (finding.severity != Severity::note)
        trouble.findings.push_back(
            fmt::format("kernel log, {}, {}: {}", to_string(finding.severity), finding.id, finding.line));
}

void add(Trouble& trouble, const Error& error)
{
    // Once is enough, however often it was tried.
    if (!trouble.is_log_unknown)
        trouble.findings.push_back("kernel log: " + to_string(error));
    trouble.is_log_unknown = true;
}

void add(Trouble& trouble, const Trouble& more)
{
    for (const auto& [what, count] : more.grown)
        trouble.grown[what] += count;
    trouble.taint |= more.taint;
    trouble.changed_links += more.changed_links;
    trouble.fatal += more.fatal;
    trouble.degraded += more.degraded;
    trouble.is_log_unknown = trouble.is_log_unknown || more.is_log_unknown;
    trouble.findings.insert(trouble.findings.end(), more.findings.begin(), more.findings.end());
}

HealthReport report_of(Trouble trouble, std::chrono::milliseconds time)
{
    HealthReport report;
    report.findings = std::move(trouble.findings);
    if (!trouble.is_log_unknown) {
        report.measured.push_back({"health.kernel_log_fatal", trouble.fatal, "1"});
        report.measured.push_back({"health.kernel_log_degraded", trouble.degraded, "1"});
    }
    report.measured.push_back({"health.taint_new", static_cast<double>(std::popcount(trouble.taint)), "1"});
    for (const std::string_view what : counted) {
        const auto found = trouble.grown.find(what);
        const double more = found == trouble.grown.end() ? 0 : found->second;
        report.measured.push_back({"health." + std::string{what}, more, "1"});
        if (what == "aer_correctable")
            report.measured.push_back(
                {"health.aer_correctable_rate", rate(more, time, std::chrono::minutes{1}), "/min"});
        if (what == "edac_ce")
            report.measured.push_back({"health.edac_ce_rate", rate(more, time, std::chrono::hours{1}), "/h"});
    }
    report.measured.push_back({"health.links_changed", trouble.changed_links, "1"});
    return report;
}

}  // namespace ocks
