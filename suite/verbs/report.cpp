// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert report`: views of a report, each a pure function of it.

#include "core/file.hpp"
#include "reports/bundle/bundle.hpp"
#include "reports/html/html.hpp"
#include "reports/xml/xml.hpp"
#include "suite/verbs/load_report.hpp"
#include "suite/verbs/terminal.hpp"
#include "suite/verbs/verbs.hpp"

#include <fmt/format.h>
#include <functional>
#include <map>
#include <string>

namespace ocks::verbs {

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
