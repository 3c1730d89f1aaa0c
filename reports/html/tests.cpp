// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/judge.hpp"
#include "reports/html/margin.hpp"
#include "reports/html/quantity.hpp"
#include "reports/html/sections.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace ocks {
namespace {

using html::attribute;
using html::element;
using html::Html;
using html::joined;

Html cell(std::string_view label, const Html& content)
{
    return element("td", {attribute("data-label", label)}, content);
}

/// "+59 %": room that is left; "−26 %": by how much it was missed.
std::string margin_text(const Measurement& measurement, const Criterion& criterion)
{
    const auto room = margin(measurement, criterion);
    if (!room)
        return {};
    const double percent = std::min(std::abs(*room) * 100, 9999.0);
    return fmt::format("{}{:.{}f} %", *room < 0 ? "−" : "+", percent, percent < 10 ? 1 : 0);
}

Html met_mark(const Measurement& measurement, const Criterion& criterion)
{
    const bool met = is_met(measurement, criterion);
    const std::string_view word = met ? "met" : criterion.blocking ? "missed" : "warning";
    const std::string_view icon = met ? "✓" : criterion.blocking ? "✗" : "!";
    return element("span",
                   {attribute("class", "mark " + std::string{word})},
                   element("span", {attribute("aria-hidden", "true"), attribute("class", "icon")}, icon),
                   word);
}

Html required(const Criterion& criterion)
{
    Html text = to_string(criterion);
    if (!criterion.source.empty())
        text += element("small", criterion.source);
    return text;
}

Html measurement_rows(const Measurement& measurement, const std::vector<Held>& held)
{
    const Html name = element("th", {attribute("scope", "row")}, measurement.name);
    const Html value = cell("measured", humane_measurement(measurement.value, measurement.unit));
    Html rows;
    for (const Held& each : held) {
        if (each.criterion.measurement != measurement.name)
            continue;
        rows += element(
            "tr",
            name,
            value,
            cell("must be", required(each.criterion)),
            cell("", joined(met_mark(measurement, each.criterion), " ", margin_text(measurement, each.criterion))));
    }
    if (rows.empty())
        rows = element("tr", name, value, cell("must be", element("i", "for the record")), cell("", ""));
    return rows;
}

Html sentences(std::string_view title, const std::vector<std::string>& all)
{
    if (all.empty())
        return {};
    Html list;
    for (const std::string& each : all)
        list += element("li", each);
    return joined(element("b", title), element("ul", list));
}

Html remarks(const Record& record)
{
    Html told;
    for (const auto& [name, value] : record.parameters)
        told += joined(told.empty() ? "" : ", ", element("code", fmt::format("{}={}", name, value)));
    if (!told.empty())
        told = element("p", element("b", "Parameters "), told);
    Html logs;
    for (const std::string& log : record.logs)
        logs += joined(logs.empty() ? "" : ", ", element("code", log));
    if (!logs.empty())
        logs = element("p", element("b", "Logs "), logs);
    const Html all = joined(sentences("Reasons", record.verdict.reasons),
                            sentences("Warnings", record.verdict.warnings),
                            sentences("Seen by the health gate", record.findings),
                            told,
                            logs);
    if (all.empty())
        return {};
    return element("tr", {attribute("class", "remarks")}, element("td", {attribute("colspan", "4")}, all));
}

std::string subject(const Record& record, const Inventory& inventory)
{
    if (record.device.empty())
        return "the whole server";
    const Device* device = find_device(inventory, record.kind, record.device);
    std::string name = record.device;
    for (const std::string_view property : {"model", "device_name", "product"}) {
        const auto text = device == nullptr ? std::nullopt : text_of(*device, property);
        if (text)
            return name + " · " + std::string{*text};
    }
    return name;
}

Html result_body(const TestResult& result, const Inventory& inventory)
{
    const Record& record = result.record;
    std::string aside = record.started.empty() ? "never started" : humane_duration(record.duration_milliseconds);
    if (record.attempt > 1)
        aside += fmt::format(", attempt {}", record.attempt);
    if (!record.verdict.code.empty())
        aside += ", " + record.verdict.code;
    Html rows = element("tr",
                        element("th",
                                {attribute("colspan", "4"), attribute("scope", "rowgroup")},
                                outcome_badge(record.verdict.outcome),
                                " ",
                                subject(record, inventory),
                                element("span", {attribute("class", "aside")}, aside)));
    for (const Measurement& measurement : record.measured)
        rows += measurement_rows(measurement, result.held);
    rows += remarks(record);
    return element("tbody", rows);
}

Html head()
{
    Html names;
    for (const std::string_view name : {"Measurement", "Measured", "Must be", "Margin"})
        names += element("th", {attribute("scope", "col")}, name);
    return element("thead", element("tr", names));
}

Html test_table(const Report& report, const std::string& test, std::string_view remark)
{
    Html bodies;
    for (const TestResult& result : report.results) {
        if (result.record.test == test)
            bodies += result_body(result, report.inventory);
    }
    if (bodies.empty())
        bodies =
            element("tbody", element("tr", element("td", {attribute("colspan", "4")}, "No result: it never ran.")));
    return element("table",
                   {attribute("class", "test")},
                   element("caption", element("code", test), " ", element("small", remark)),
                   head(),
                   bodies);
}

}  // namespace

Html tests_section(const Report& report)
{
    Html tables;
    for (const Planned& planned : report.planned)
        tables += test_table(report, planned.test, planned.blocking ? "blocking" : "does not block");
    for (const TestResult& result : report.results) {
        const std::string& test = result.record.test;
        const bool planned = std::ranges::find(report.planned, test, &Planned::test) != report.planned.end();
        const auto first =
            std::ranges::find_if(report.results, [&](const TestResult& other) { return other.record.test == test; });
        if (!planned && &*first == &result)
            tables += test_table(report, test, "was not planned");
    }
    return element(
        "section", {attribute("aria-labelledby", "tests")}, element("h2", {attribute("id", "tests")}, "Tests"), tables);
}

}  // namespace ocks
