// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/data/json.hpp"
#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"
#include "hcl-db/site/pages/listing/find.hpp"
#include "hcl-db/site/pages/pages.hpp"
#include "hcl-db/site/pages/results.hpp"

#include <map>

namespace ocks::site {
namespace {

using namespace html;

Html kinds_of(const Inventory& inventory, const std::string& base, const Words& words)
{
    std::map<std::string_view, std::size_t> counts;
    for (const Device& device : inventory.devices)
        ++counts[device.kind];
    Html items;
    for (const auto& [kind, count] : counts)
        items += element("li",
                         element("a", {href(words.address(base + "/" + http::encoded(kind)))}, element("code", kind)),
                         " ",
                         element("span", {attribute("class", "count")}, count));
    return element("ul", {attribute("class", "columns")}, items);
}

Html notes_of(const Inventory& inventory, const Words& words)
{
    constexpr std::size_t most_notes = 100;
    Html notes;
    for (const Note& note : std::span{inventory.notes}.first(std::min(most_notes, inventory.notes.size())))
        notes += element("li", element("code", note.where), " ", note.why);
    return notes.empty() ? Html{}
                         : section("notes",
                                   words("Not understood"),
                                   element("ul", {attribute("class", "plain"), attribute("lang", "en")}, notes));
}

Html devices_of(std::span<const Device* const> devices)
{
    Html content;
    for (const Device* device : devices) {
        Html properties;
        for (const auto& [name, value] : device->properties)
            properties += element("div", element("dt", name), element("dd", to_string(value)));
        content += element("section",
                           element("h2", element("code", device->name)),
                           element("dl", {attribute("class", "facts-grid")}, properties));
    }
    return content;
}

}  // namespace

http::Response inventory_page(const Sources& sources, const http::Request& request)
{
    const auto found = find_listing(sources, request);
    if (const auto* refused = std::get_if<http::Response>(&found))
        return *refused;
    const auto& [listing, components, evidence] = std::get<FoundListing>(found);
    const Inventory& inventory = evidence.report.inventory;
    if (request.wants_json)
        return inventory_json(inventory);
    const Words words = words_of(request);
    const std::string name = name_of(words, listing);
    const std::string base = "/listings/" + listing.id + "/inventory";
    if (request.captured.size() == 1)
        return to_response(
            {.title = name + ": " + std::string{words("Inventory")},
             .body = joined(heading(words("Inventory"), name, element("p", listing_link(words, listing))),
                            section("kinds", words("By kind"), kinds_of(inventory, base, words)),
                            notes_of(inventory, words))},
            request);
    const std::string& kind = request.captured[1];
    std::vector<const Device*> devices;
    for (const Device& device : inventory.devices) {
        if (device.kind == kind)
            devices.push_back(&device);
    }
    if (devices.empty())
        return not_found(request, "the machine has no " + kind);
    const Slice slice = slice_of(devices.size(), request);
    return to_response({.title = name + ": " + kind,
                        .body = joined(heading(words("Inventory"),
                                               name,
                                               element("p",
                                                       listing_link(words, listing),
                                                       " · ",
                                                       element("a", {href(words.address(base))}, words("By kind")),
                                                       " · ",
                                                       element("code", kind))),
                                       devices_of(part_of(devices, slice)),
                                       pager(slice, request))},
                       request);
}

}  // namespace ocks::site
