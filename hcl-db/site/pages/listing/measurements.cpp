// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/judge.hpp"
#include "hcl-db/site/data/json.hpp"
#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"
#include "hcl-db/site/frame/table.hpp"
#include "hcl-db/site/pages/listing/find.hpp"
#include "hcl-db/site/pages/pages.hpp"
#include "hcl-db/site/pages/results.hpp"

namespace ocks::site {
namespace {

using namespace html;

std::string quantity(const Measurement& measurement)
{
    const bool counts = measurement.unit.empty() || measurement.unit == "1";
    return to_string(measurement.value) + (counts ? "" : " " + measurement.unit);
}

/// Each measurement with the limits it was held to; those that were missed stand out.
Html measurements(const Record& record, const std::vector<Criterion>& criteria)
{
    Html items;
    for (const Measurement& measurement : record.measured) {
        Html limits;
        for (const Criterion& criterion : criteria) {
            if (criterion.measurement != measurement.name)
                continue;
            const bool holds = is_met(measurement, criterion);
            limits +=
                element("span",
                        {attribute("class", holds ? "limit" : "limit missed"), attribute("title", criterion.source)},
                        holds ? "✓ " : "✕ ",
                        to_string(criterion));
        }
        items +=
            element("li", element("code", measurement.name), " ", element("b", quantity(measurement)), " ", limits);
    }
    return items.empty() ? Html{} : element("ul", {attribute("class", "numbers")}, items);
}

Html remarks(const Record& record)
{
    Html lines;
    for (const std::vector<std::string>* list : {&record.verdict.reasons, &record.verdict.warnings, &record.findings}) {
        for (const std::string& line : *list)
            lines += element("p", {attribute("class", "why"), attribute("lang", "en")}, line);
    }
    return lines;
}

std::string seconds_of(const Record& record)
{
    if (record.started.empty())
        return "–";
    return std::to_string(record.duration_milliseconds / 1000) + "." +
           std::to_string(record.duration_milliseconds % 1000 / 100) + " s";
}

}  // namespace

http::Response tests_page(const Sources& sources, const http::Request& request)
{
    const auto found = find_listing(sources, request);
    if (const auto* refused = std::get_if<http::Response>(&found))
        return *refused;
    const auto& [listing, components, evidence] = std::get<FoundListing>(found);
    if (request.wants_json)
        return listing_json(listing, components, evidence);
    const Words words = words_of(request);
    const Slice slice = slice_of(evidence.judged.records.size(), request);
    Table table{words("Every measurement, with the limit it was held to"),
                {words("Test"), words("Device"), words("Outcome"), words("Measurements and limits"), words("Time")}};
    for (const Record& record : part_of(evidence.judged.records, slice)) {
        Html outcome = badge(words, to_string(record.verdict.outcome));
        if (!record.verdict.code.empty())
            outcome += joined(" ", element("small", record.verdict.code));
        table.add({element("code", record.test),
                   record.device.empty() ? Html{"–"}
                                         : joined(element("code", record.device), " ", element("small", record.kind)),
                   outcome,
                   joined(remarks(record), measurements(record, criteria_of(evidence.policy, record.test))),
                   seconds_of(record)});
    }
    const std::string name = name_of(words, listing);
    return to_response({.title = name + ": " + std::string{words("Tests")},
                        .body = joined(heading(words("Tests"), name, element("p", listing_link(words, listing))),
                                       section("measurements", words("Measurements and limits"), table.html()),
                                       pager(slice, request))},
                       request);
}

}  // namespace ocks::site
