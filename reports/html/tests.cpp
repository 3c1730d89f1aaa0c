// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/device_index.hpp"
#include "reports/html/measurements.hpp"
#include "reports/html/quantity.hpp"
#include "reports/html/sections.hpp"

#include <array>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <vector>

namespace ocks {
namespace {

using html::attribute;
using html::element;
using html::Html;
using html::joined;

/// Of the report's own, in the reader's language.
Html sentences(std::string_view title, const std::vector<std::string>& all, const Words& words)
{
    if (all.empty())
        return {};
    Html list;
    for (const std::string& each : all)
        list += element("li", words.sentence(each));
    return joined(element("b", title), element("ul", list));
}

Html remarks(const Record& record, const Words& words)
{
    Html told;
    for (const auto& [name, value] : record.parameters)
        told += joined(told.empty() ? "" : ", ", element("code", fmt::format("{}={}", name, value)));
    if (!told.empty())
        told = element("p", element("b", words("Parameters"), " "), told);
    Html logs;
    for (const std::string& log : record.logs)
        logs += joined(logs.empty() ? "" : ", ", element("code", log));
    if (!logs.empty())
        logs = element("p", element("b", words("Logs"), " "), logs);
    const Html all = joined(sentences(words("Reasons"), record.verdict.reasons, words),
                            sentences(words("Warnings"), record.verdict.warnings, words),
                            sentences(words("Seen by the health gate"), record.findings, words),
                            told,
                            logs);
    if (all.empty())
        return {};
    return element("tr", {attribute("class", "remarks")}, element("td", {attribute("colspan", "4")}, all));
}

std::string subject(const Record& record, const DeviceIndex& devices, const Words& words)
{
    if (record.device.empty())
        return std::string{words("the whole server")};
    const Device* device = devices.find(record.kind, record.device);
    std::string name = record.device;
    for (const std::string_view property : {"model", "device_name", "product"}) {
        const auto text = device == nullptr ? std::nullopt : text_of(*device, property);
        if (text)
            return name + " · " + std::string{*text};
    }
    return name;
}

Html result_body(const TestResult& result, const DeviceIndex& devices, const Words& words)
{
    const Record& record = result.record;
    std::string aside =
        record.started.empty() ? std::string{words("never started")} : humane_duration(record.duration_milliseconds);
    if (record.attempt > 1)
        aside += ", " + words.filled("attempt {}", {std::to_string(record.attempt)});
    if (!record.verdict.code.empty())
        aside += ", " + record.verdict.code;
    Html rows = element("tr",
                        element("th",
                                {attribute("colspan", "4"), attribute("scope", "rowgroup")},
                                outcome_badge(record.verdict.outcome, words),
                                " ",
                                subject(record, devices, words),
                                element("span", {attribute("class", "aside")}, aside)));
    rows += measurement_rows(result, words);
    rows += remarks(record, words);
    return element("tbody", rows);
}

using Results = std::vector<const TestResult*>;

/// Why a test does not apply, if that is all that there is to say of it.
std::optional<std::vector<std::string>> bare_reasons(const TestResult& result)
{
    const Record& record = result.record;
    const bool bare = record.verdict.outcome == Outcome::not_applicable && record.measured.empty() &&
                      record.findings.empty() && record.logs.empty() && record.verdict.warnings.empty();
    return bare ? std::optional{record.verdict.reasons} : std::nullopt;
}

/// Results without any evidence but one and the same reason, in one row: half of a machine's functions have no link.
Html shared_body(const Results& results, const DeviceIndex& devices, const Words& words)
{
    if (results.size() == 1)
        return result_body(*results.front(), devices, words);
    Html names;
    for (const TestResult* result : results)
        names += element("li", subject(result->record, devices, words));
    const Html head = element("th",
                              {attribute("colspan", "4"), attribute("scope", "rowgroup")},
                              outcome_badge(results.front()->record.verdict.outcome, words),
                              " ",
                              words.filled("{} devices", {std::to_string(results.size())}));
    const Html told = joined(sentences(words("Reasons"), results.front()->record.verdict.reasons, words),
                             element("b", words("Devices")),
                             element("ul", {attribute("class", "names")}, names));
    return element("tbody",
                   element("tr", head),
                   element("tr", {attribute("class", "remarks")}, element("td", {attribute("colspan", "4")}, told)));
}

Html test_table(const std::string& test,
                std::string_view remark,
                const Results& results,
                const DeviceIndex& devices,
                const Words& words)
{
    Html bodies;
    std::map<std::vector<std::string>, Results> shared;
    for (const TestResult* result : results) {
        if (const auto reasons = bare_reasons(*result))
            shared[*reasons].push_back(result);
        else
            bodies += result_body(*result, devices, words);
    }
    for (const auto& [reasons, same] : shared)
        bodies += shared_body(same, devices, words);
    if (bodies.empty())
        bodies = element("tbody",
                         element("tr", element("td", {attribute("colspan", "4")}, words("No result: it never ran."))));
    return element(
        "table",
        {attribute("class", "test")},
        element("caption", element("code", test), " ", element("small", remark)),
        column_titles(std::to_array({words("Measurement"), words("Measured"), words("Must be"), words("Margin")})),
        bodies);
}

}  // namespace

Html tests_section(const Report& report, const Words& words)
{
    const DeviceIndex devices(report.inventory);
    std::map<std::string, Results> results;
    for (const TestResult& result : report.results)
        results[result.record.test].push_back(&result);
    Html tables;
    for (const Planned& planned : report.planned) {
        const std::string_view remark = planned.blocking ? words("blocking") : words("does not block");
        // Taken out, so that what is left was not planned.
        const auto taken = results.extract(planned.test);
        tables += test_table(planned.test, remark, taken ? taken.mapped() : Results{}, devices, words);
    }
    for (const auto& [test, left] : results)
        tables += test_table(test, words("was not planned"), left, devices, words);
    if (tables.empty())
        tables = element("p", words("No test ran."));
    return section("tests", words("Tests"), tables);
}

}  // namespace ocks
