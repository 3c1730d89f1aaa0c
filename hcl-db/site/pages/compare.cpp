// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/data/json.hpp"
#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"
#include "hcl-db/site/frame/table.hpp"
#include "hcl-db/site/pages/listing/find.hpp"
#include "hcl-db/site/pages/pages.hpp"
#include "reports/compare/changes.hpp"

#include <map>

namespace ocks::site {
namespace {

using namespace html;

constexpr std::size_t most_changes = 200;

std::string_view title_of(Area area)
{
    switch (area) {
    case Area::run:
        return "Run";
    case Area::hardware:
        return "Hardware";
    case Area::firmware:
        return "Firmware";
    case Area::driver:
        return "Driver";
    case Area::outcome:
        return "Outcome";
    case Area::measurement:
        return "Measurement";
    }
    return {};
}

Html side_by_side(const FoundListing& left, const FoundListing& right, const Words& words)
{
    Table table{words("Side by side; what differs is marked"), {words("Property"), words("Before"), words("After")}};
    const auto add = [&](std::string_view title, const Html& first, const Html& second) {
        if (first.empty() && second.empty())
            return;
        const bool differs = first.markup() != second.markup();
        table.add({differs ? joined(words(title), " ", element("b", {attribute("class", "differs")}, "≠"))
                           : Html{words(title)},
                   or_dash(first),
                   or_dash(second)});
    };
    const Listing& a = left.listing;
    const Listing& b = right.listing;
    add("Machine", name_of(words, a), name_of(words, b));
    add("Verdict", verdict_badge(words, a), verdict_badge(words, b));
    add("Kernel", kernel_link(words, a.kernel_release), kernel_link(words, b.kernel_release));
    add("Processor", a.processor, b.processor);
    add("Firmware", a.bios, b.bios);
    add("Profile", a.profile, b.profile);
    add("Policy", a.policy_id + " " + a.policy_version, b.policy_id + " " + b.policy_version);
    add("Tested", day_of(a.tested_at), day_of(b.tested_at));
    return section("facts", words("Side by side"), table.html());
}

/// Cards that only one of them has, or that are served otherwise.
Html cards(const FoundListing& left, const FoundListing& right, const Words& words)
{
    struct Pair {
        const Component* part = nullptr;
        std::size_t counts[2] = {0, 0};  // NOLINT(*-avoid-c-arrays)
        std::string drivers[2];          // NOLINT(*-avoid-c-arrays)
    };
    std::map<std::string, Pair> pairs;
    const auto take = [&](const std::vector<Component>& parts, std::size_t side) {
        for (const Component& part : parts) {
            Pair& pair = pairs[part.id];
            pair.part = &part;
            ++pair.counts[side];
            pair.drivers[side] = part.driver;
        }
    };
    take(left.components, 0);
    take(right.components, 1);
    Table table{words("PCI devices that are not the same on both sides"),
                {words("Device"), words("PCI id"), words("Before"), words("After")}};
    for (const auto& [id, pair] : pairs) {
        if (pair.counts[0] == pair.counts[1] && pair.drivers[0] == pair.drivers[1])
            continue;
        const auto cell = [&, &pair = pair](std::size_t side) {
            return pair.counts[side] == 0 ? Html{"–"}
                                          : joined(pair.counts[side],
                                                   " × ",
                                                   pair.drivers[side].empty() ? Html{words("none bound")}
                                                                              : driver_link(words, pair.drivers[side]));
        };
        table.add({or_dash(pair.part->device), component_link(words, id), cell(0), cell(1)});
    }
    return section("devices",
                   words("PCI devices"),
                   table.empty() ? element("p", words("The same PCI devices with the same drivers.")) : table.html());
}

Html changes_part(const std::vector<Change>& changes, const Words& words)
{
    Table table{words("What the two reports say differently"),
                {words("Area"), words("Of what"), words("Before"), words("After"), words("Remark")}};
    std::size_t count = 0;
    for (const Change& change : changes) {
        if (++count > most_changes)
            break;
        table.add({words(title_of(change.area)),
                   change.subject,
                   change.before.empty() ? Html{words("not there")} : Html{change.before},
                   change.after.empty() ? Html{words("not there")} : Html{change.after},
                   change.is_worse ? joined(badge(words, "regressed"), " ", change.remark) : Html{change.remark}});
    }
    return section(
        "changes", words("Changes"), table.empty() ? element("p", words("Nothing has changed.")) : table.html());
}

Html form(const Words& words, std::string_view first, std::string_view second)
{
    const auto field = [&](const char* name, std::string_view label, std::string_view value) {
        return element("label",
                       words(label),
                       " ",
                       single("input",
                              {attribute("type", "text"),
                               attribute("name", name),
                               attribute("value", value),
                               attribute("maxlength", "40"),
                               attribute("size", "18")}));
    };
    return element("form",
                   {attribute("class", "plain-form"), action(words.address("/compare")), attribute("method", "get")},
                   field("a", "Listing before", first),
                   " ",
                   field("b", "Listing after", second),
                   " ",
                   element("button", {attribute("type", "submit")}, words("Compare")));
}

}  // namespace

http::Response compare_page(const Sources& sources, const http::Request& request)
{
    const Words words = words_of(request);
    const bool by_path = request.captured.size() == 2;
    const std::string first{by_path ? std::string_view{request.captured[0]} : http::parameter(request.target, "a")};
    const std::string second{by_path ? std::string_view{request.captured[1]} : http::parameter(request.target, "b")};
    if (first.empty() || second.empty())
        return to_response({.title = std::string{words("Compare two listings")},
                            .body = joined(heading({}, words("Compare two listings")), form(words, first, second)),
                            .has_json = false},
                           request);
    const auto left = find_listing(sources, first, request);
    const auto right = find_listing(sources, second, request);
    for (const auto* side : {&left, &right}) {
        if (const auto* refused = std::get_if<http::Response>(side))
            return *refused;
    }
    const auto& before = std::get<FoundListing>(left);
    const auto& after = std::get<FoundListing>(right);
    const std::vector<Change> changes = changes_between(before.evidence.report, after.evidence.report);
    if (request.wants_json)
        return changes_json(before.listing, after.listing, changes);
    const bool is_one_model =
        before.listing.vendor == after.listing.vendor && before.listing.product == after.listing.product;
    return to_response(
        {.title = std::string{words(is_one_model ? "What changed" : "Compare two listings")},
         .body = joined(
             heading(words(is_one_model ? "Two runs of one model" : "Two machines"),
                     is_one_model ? name_of(words, after.listing) : words("Compare two listings"),
                     element("p",
                             element("a", {href(words.address("/listings/" + first))}, element("code", first)),
                             " → ",
                             element("a", {href(words.address("/listings/" + second))}, element("code", second)))),
             side_by_side(before, after, words),
             cards(before, after, words),
             changes_part(changes, words),
             form(words, first, second))},
        request);
}

}  // namespace ocks::site
