// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/normalise.hpp"

#include "reports/report.hpp"
#include "reports/xml/text.hpp"

#include <cmath>

namespace ocks {
namespace {

void fix(std::string& text)
{
    if (!is_one_line(text))
        text = one_line(text);
    if (text.size() > longest_text)
        text = beginning_of_text(text, longest_text);
}

/// What says nothing needs no line of its own.
void fix(std::vector<std::string>& texts)
{
    std::erase(texts, std::string{});
    for (std::string& text : texts)
        fix(text);
}

/// For what must say something.
void fill(std::string& text)
{
    fix(text);
    if (text.empty())
        text = "-";
}

void fix(Scalar& value)
{
    value = normalised(std::move(value));
}

void fix(Device& device)
{
    fill(device.name);
    for (auto& property : device.properties) {
        if (auto* text = std::get_if<std::string>(&property.second))
            fix(*text);
    }
}

void fix(Note& note)
{
    fill(note.where);
    fill(note.why);
}

void fix(Criterion& criterion)
{
    fill(criterion.measurement);
    fix(criterion.limit);
    fix(criterion.upper);
    for (Scalar& choice : criterion.among)
        fix(choice);
    fix(criterion.unit);
    fix(criterion.source);
    // What the relation does not look at is not written down.
    if (criterion.relation != Relation::between)
        criterion.upper = 0.0;
    if (criterion.relation != Relation::in)
        criterion.among.clear();
    else
        criterion.limit = 0.0;
}

void fix(Record& record)
{
    fix(record.device);
    for (auto& parameter : record.parameters)
        fix(parameter.second);
    for (Measurement& measurement : record.measured) {
        fill(measurement.name);
        fix(measurement.value);
        fix(measurement.unit);
    }
    fix(record.findings);
    fix(record.verdict.reasons);
    fix(record.verdict.warnings);
}

void fix(TestResult& result)
{
    fix(result.record);
    for (Held& held : result.held)
        fix(held.criterion);
}

}  // namespace

bool is_plain(std::string_view text)
{
    return is_one_line(text) && text.size() <= longest_text;
}

Scalar normalised(Scalar value)
{
    if (auto* text = std::get_if<std::string>(&value))
        fix(*text);
    const auto* number = std::get_if<double>(&value);
    if (number == nullptr || std::isfinite(*number))
        return value;
    return std::isnan(*number) ? "not a number" : "infinite";
}

Report normalised(Report report)
{
    fix(report.environment.rack);
    fix(report.environment.ambient_source);
    for (Tool& tool : report.environment.tools)
        fix(tool.version);
    for (Device& device : report.inventory.devices)
        fix(device);
    for (Note& note : report.inventory.notes)
        fix(note);
    for (TestResult& result : report.results)
        fix(result);
    for (Covered& line : report.coverage) {
        fill(line.device);
        fix(line.rule);
        fix(line.reason);
    }
    fix(report.summary.claim.reasons);
    return report;
}

}  // namespace ocks
