// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/judge.hpp"
#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"
#include "hcl-db/site/frame/table.hpp"
#include "hcl-db/site/pages/listing/parts.hpp"

#include <algorithm>
#include <map>

namespace ocks::site {
namespace {

using namespace html;

std::string quantity(const Measurement& measurement)
{
    const bool counts = measurement.unit.empty() || measurement.unit == "1";
    return to_string(measurement.value) + (counts ? "" : " " + measurement.unit);
}

/// The limits that were missed, which is what one looks for; all others stand on the page of the tests.
Html missed(const Record& record, const Policy& policy)
{
    Html items;
    for (const Criterion& criterion : criteria_of(policy, record.test)) {
        for (const Measurement& measurement : record.measured) {
            if (measurement.name != criterion.measurement || is_met(measurement, criterion))
                continue;
            items += element("p",
                             {attribute("class", "missed"), attribute("title", criterion.source)},
                             "✕ ",
                             element("code", measurement.name),
                             " ",
                             element("b", quantity(measurement)),
                             " — ",
                             to_string(criterion));
        }
    }
    return items;
}

Html reason(const Record& record)
{
    for (const std::vector<std::string>* list : {&record.verdict.reasons, &record.verdict.warnings, &record.findings}) {
        if (!list->empty())
            return element("p", {attribute("class", "why"), attribute("lang", "en")}, list->front());
    }
    return {};
}

/// Records of one test that have nothing to say beyond their outcome are one line.
struct Line {
    const Record* record = nullptr;
    std::vector<std::string_view> devices;
};

bool is_alike(const Record& left, const Record& right)
{
    return left.test == right.test && left.verdict.outcome == right.verdict.outcome &&
           left.verdict.code == right.verdict.code && left.verdict.reasons.empty() && right.verdict.reasons.empty() &&
           left.verdict.warnings.empty() && right.verdict.warnings.empty();
}

std::vector<Line> lines_of(const std::vector<Record>& records)
{
    std::vector<Line> lines;
    for (const Record& record : records) {
        auto same = std::ranges::find_if(lines, [&](const Line& line) { return is_alike(*line.record, record); });
        if (same == lines.end())
            same = lines.insert(lines.end(), {.record = &record, .devices = {}});
        if (!record.device.empty())
            same->devices.push_back(record.device);
    }
    return lines;
}

Html devices_of(const Line& line, const Words& words)
{
    constexpr std::size_t many = 4;
    if (line.devices.empty())
        return Html{"–"};
    if (line.devices.size() > many)
        return Html{words("{} devices", {std::to_string(line.devices.size())})};
    Html names;
    for (const std::string_view device : line.devices)
        names += joined(names.empty() ? "" : ", ", element("code", device));
    return names;
}

Html sums(const std::vector<Record>& records, const Words& words)
{
    std::map<Outcome, std::size_t> counts;
    for (const Record& record : records)
        ++counts[record.verdict.outcome];
    Html items;
    for (const auto& [outcome, count] : counts)
        items +=
            element("span", {attribute("class", "sum")}, element("b", count), " ", badge(words, to_string(outcome)));
    return element("p", {attribute("class", "sums")}, items);
}

}  // namespace

Html tests_part(const Listing& listing, const Evidence& evidence, const Words& words)
{
    Table table{words("Every test of the run, judged again by this server"),
                {words("Test"), words("Device"), words("Outcome"), words("Why")}};
    for (const Line& line : lines_of(evidence.judged.records)) {
        const Record& record = *line.record;
        Html outcome = badge(words, to_string(record.verdict.outcome));
        if (!record.verdict.code.empty())
            outcome += joined(" ", element("small", record.verdict.code));
        table.add({element("code", record.test),
                   devices_of(line, words),
                   outcome,
                   joined(reason(record), missed(record, evidence.policy))});
    }
    if (table.empty())
        return section("tests", words("Tests"), element("p", words("No test ran.")));
    return section("tests",
                   words("Tests"),
                   joined(sums(evidence.judged.records, words),
                          table.html(),
                          element("p",
                                  element("a",
                                          {href(words.address("/listings/" + listing.id + "/tests"))},
                                          words("Every measurement, with the limit it was held to")))));
}

Html coverage_part(const Evidence& evidence, const Words& words)
{
    std::map<Cover, std::size_t> counts;
    Html open;
    for (const Covered& line : evidence.judged.coverage) {
        ++counts[line.cover];
        if (line.cover == Cover::uncovered)
            open += element("li", element("code", line.device), " ", element("small", line.kind), " ", line.reason);
    }
    Html sums;
    for (const Cover cover : {Cover::tested, Cover::exempt, Cover::uncovered})
        sums += element(
            "span", {attribute("class", "sum")}, element("b", counts[cover]), " ", badge(words, to_string(cover)));
    Html list;
    if (!open.empty())
        list = element("ul", {attribute("class", "reasons"), attribute("lang", "en")}, open);
    return section(
        "coverage",
        words("Coverage"),
        joined(element("p",
                       words("Every device is tested, exempt by a rule with a reason, or it blocks the certificate.")),
               element("p", {attribute("class", "sums")}, sums),
               list));
}

}  // namespace ocks::site
