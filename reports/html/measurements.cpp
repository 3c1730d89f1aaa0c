// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/measurements.hpp"

#include "core/judge.hpp"
#include "reports/html/quantity.hpp"
#include "reports/html/requirement.hpp"
#include "reports/html/sections.hpp"
#include "reports/picture/bar.hpp"
#include "reports/picture/plot.hpp"

#include <algorithm>
#include <set>
#include <span>

namespace ocks {
namespace {

using html::attribute;
using html::element;
using html::Html;
using html::joined;

constexpr std::string_view health = "health.";
constexpr std::size_t shortest_series = 3;

Html met_mark(bool met, const Criterion& criterion, const Words& words)
{
    if (met)
        return mark("met", "✓", words("met"));
    return criterion.blocking ? mark("missed", "✗", words("missed")) : mark("warning", "!", words("warning"));
}

Html required(const Criterion& criterion, const Words& words)
{
    Html text = requirement(criterion, words);
    if (!criterion.source.empty())
        text += element("small", criterion.source);
    return text;
}

Html row(std::string_view name, const Html& value, const Html& limit, const Html& verdict, const Words& words)
{
    return element("tr",
                   element("th", {attribute("scope", "row")}, name),
                   cell(words("Measured"), value),
                   cell(words("Must be"), limit),
                   cell(words("Margin"), verdict));
}

std::vector<const Held*> held_of(const TestResult& result, std::string_view name)
{
    std::vector<const Held*> held;
    for (const Held& each : result.held) {
        if (each.criterion.measurement == name)
            held.push_back(&each);
    }
    return held;
}

/// `times`: how often the same was measured.
Html rows_of(const Measurement& measurement, std::size_t times, const TestResult& result, const Words& words)
{
    std::string value = humane_measurement(measurement.value, measurement.unit);
    if (times > 1)
        value = words.filled("{}, {} times", {value, std::to_string(times)});
    Html rows;
    for (const Held* held : held_of(result, measurement.name)) {
        const Criterion& criterion = held->criterion;
        rows += row(measurement.name,
                    value,
                    required(criterion, words),
                    joined(met_mark(is_met(measurement, criterion), criterion, words),
                           " ",
                           margin_text(measurement, criterion),
                           gauge(measurement, criterion, measurement.name)),
                    words);
    }
    return rows.empty() ? row(measurement.name, value, element("i", words("for the record")), {}, words) : rows;
}

/// How many measurements of this name there are, if they all say the same; 1 if they do not.
std::size_t times_of(std::span<const Measurement> measured, const Measurement& first)
{
    std::size_t times = 0;
    for (const Measurement& each : measured) {
        if (each.name != first.name)
            continue;
        if (each != first)
            return 1;
        ++times;
    }
    return times;
}

/// All the numbers of one name and one unit; empty if any is a text or has another unit.
std::vector<double> series_of(std::span<const Measurement> measured, const Measurement& first)
{
    std::vector<double> values;
    for (const Measurement& each : measured) {
        if (each.name != first.name)
            continue;
        const auto* number = std::get_if<double>(&each.value);
        if (number == nullptr || each.unit != first.unit)
            return {};
        values.push_back(*number);
    }
    return values;
}

Html series_rows(const Measurement& first,
                 const std::vector<double>& values,
                 const TestResult& result,
                 const Words& words)
{
    const auto [low, high] = std::ranges::minmax(values);
    const auto held = held_of(result, first.name);
    const Criterion* criterion = held.empty() ? nullptr : &held.front()->criterion;
    const std::string range = words.filled(
        "{} values, {} to {}",
        {std::to_string(values.size()), humane_measurement(low, ""), humane_measurement(high, first.unit)});
    const Html value = joined(range, plot(values, criterion, first.name + ": " + range));
    Html rows;
    for (const Held* each : held)
        rows += row(
            first.name, value, required(each->criterion, words), met_mark(each->met, each->criterion, words), words);
    return rows.empty() ? row(first.name, value, element("i", words("for the record")), {}, words) : rows;
}

bool is_met_by(const Measurement& measurement, const TestResult& result)
{
    return std::ranges::all_of(held_of(result, measurement.name),
                               [&](const Held* held) { return is_met(measurement, held->criterion); });
}

}  // namespace

Html measurement_rows(const TestResult& result, const Words& words)
{
    const std::vector<Measurement>& measured = result.record.measured;
    Html rows;
    Html folded;
    std::size_t checks = 0;
    bool healthy = true;
    std::set<std::string_view> drawn;
    for (const Measurement& each : measured) {
        if (drawn.contains(each.name))
            continue;
        const std::vector<double> series = series_of(measured, each);
        const std::size_t times = times_of(measured, each);
        if (times > 1)
            drawn.insert(each.name);
        if (series.size() >= shortest_series) {
            drawn.insert(each.name);
            rows += series_rows(each, series, result, words);
        } else if (each.name.starts_with(health)) {
            folded += rows_of(each, times, result, words);
            healthy = healthy && is_met_by(each, result);
            ++checks;
        } else {
            rows += rows_of(each, times, result, words);
        }
    }
    if (!healthy || checks == 0)
        return rows += folded;
    const std::string title =
        words.filled("Health gate: {} of {} checks met", {std::to_string(checks), std::to_string(checks)});
    const Html inner = element("table", element("caption", title), element("tbody", folded));
    return rows += element("tr",
                           {attribute("class", "folded")},
                           element("td",
                                   {attribute("colspan", "4")},
                                   element("details", element("summary", mark("met", "✓", title)), inner)));
}

}  // namespace ocks
