// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert report`: views of a report, each a pure function of it.

#include "core/file.hpp"
#include "reports/bundle/bundle.hpp"
#include "reports/html/html.hpp"
#include "reports/xml/xml.hpp"
#include "suite/verbs/terminal.hpp"
#include "suite/verbs/verbs.hpp"

#include <fmt/format.h>
#include <functional>
#include <map>
#include <string>

namespace ocks::verbs {
namespace {

/// A report.xml, or the one inside of a bundle.
Result<Report> load_report(const std::string& path)
{
    auto bytes = read_file(path, largest_bundle);
    if (!bytes)
        return Failure(bytes.error());
    if (!bytes->starts_with('<')) {
        auto bundle = unpack(*bytes);
        if (!bundle)
            return fail(bundle.error().code, path, to_string(bundle.error()));
        bytes = std::move(bundle->report_xml);
    }
    auto report = from_xml(*bytes);
    if (!report)
        return fail(report.error().code, path, to_string(report.error()));
    return report;
}

}  // namespace

int report_html(const std::string& path, const std::string& out)
{
    const auto report = load_report(path);
    if (!report)
        return refuse(report.error());
    if (out.empty()) {
        fmt::print("{}", to_html(*report));
        return 0;
    }
    if (const auto written = write_file(out, to_html(*report)); !written)
        return refuse(written.error());
    return 0;
}

int report_unpack(const std::string& path, const std::string& out)
{
    const auto bytes = read_file(path, largest_bundle);
    if (!bytes)
        return refuse(bytes.error());
    const auto bundle = unpack(*bytes);
    if (!bundle)
        return refuse({bundle.error().code, path, to_string(bundle.error())});
    const auto report = from_xml(bundle->report_xml);
    if (!report)
        return refuse({report.error().code, path, to_string(report.error())});
    // Paths of logs were held to one plain name below logs/ when the bundle was read.
    std::map<std::string, std::string, std::less<>> files{bundle->logs};
    files.emplace("report.xml", bundle->report_xml);
    files.emplace("report.html", to_html(*report));
    if (const auto made = make_directory(out + "/logs"); !made)
        return refuse(made.error());
    for (const auto& [name, content] : files) {
        if (const auto written = write_file(fmt::format("{}/{}", out, name), content); !written)
            return refuse(written.error());
    }
    return 0;
}

int report_show(const std::string& path)
{
    const auto report = load_report(path);
    if (!report)
        return refuse(report.error());
    fmt::print("report   {}  {}\n", report->id, report->generated);
    fmt::print("policy   {} {}, profile {}\n", report->policy.id, report->policy.version, report->policy.profile);
    fmt::print("verdict  {}\n", to_string(report->summary.claim.standing));
    for (const std::string& reason : report->summary.claim.reasons)
        fmt::print("         {}\n", printable(reason));
    for (const TestResult& result : report->results) {
        const Record& record = result.record;
        fmt::print(
            "{} {} {}\n", painted(record.verdict.outcome, 14), padded(record.test, 14), printable(record.device));
        for (const Measurement& each : record.measured)
            fmt::print("      {} = {} {}\n", each.name, printable(to_string(each.value)), each.unit);
        for (const std::string& reason : record.verdict.reasons)
            fmt::print("      {}\n", printable(reason));
    }
    return 0;
}

}  // namespace ocks::verbs
