// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/home.hpp"

#include "core/text.hpp"

#include <algorithm>

namespace ocks::site {
namespace {

using namespace html;

/// The facet's heading, and its values where they are words of ours rather than of a machine.
std::string_view heading_of(std::string_view facet)
{
    if (facet == "verdict")
        return "Verdict";
    if (facet == "vendor")
        return "Vendor";
    if (facet == "kernel")
        return "Kernel";
    if (facet == "architecture")
        return "Architecture";
    if (facet == "profile")
        return "Profile";
    return "Machine";
}

/// Sorted, so that one selection has one address.
std::string query_of(const Search& search)
{
    std::string query;
    const auto add = [&query](std::string_view name, std::string_view value) {
        if (!value.empty())
            query += (query.empty() ? "" : "&") + std::string{name} + "=" + http::encoded(value);
    };
    for (const auto& [facet, values] : search.chosen) {
        for (const std::string& value : values)
            add(facet, value);
    }
    add("q", search.text);
    return query;
}

std::string address_of(const Search& search, const Words& words)
{
    const std::string query = query_of(search);
    return words.address(query.empty() ? "/" : "/?" + query);
}

Html facet_item(const Facet& facet, const FacetValue& value, const Search& search, const Words& words)
{
    Search other = search;
    std::vector<std::string>& chosen = other.chosen[facet.name];
    if (value.chosen)
        std::erase(chosen, value.value);
    else
        chosen.push_back(value.value);
    std::ranges::sort(chosen);
    const std::string_view label = words(value.value);
    const Html count = element("span", {attribute("class", "count")}, value.count);
    if (!value.chosen)
        return element("li", element("a", {href(address_of(other, words))}, label), " ", count);
    return element("li",
                   element("a",
                           {href(address_of(other, words)),
                            attribute("aria-current", "true"),
                            attribute("title", words("Remove this filter"))},
                           label,
                           element("span", {attribute("aria-hidden", "true")}, " ✕")),
                   " ",
                   count);
}

Html facets(const Found& found, const Search& search, const Words& words)
{
    Html groups;
    for (const Facet& facet : found.facets) {
        Html items;
        for (const FacetValue& value : facet.values)
            items += facet_item(facet, value, search, words);
        if (!items.empty())
            groups += element("section", element("h2", words(heading_of(facet.name))), element("ul", items));
    }
    if (groups.empty())
        return {};
    return element("nav",
                   {attribute("class", "facets"), attribute("aria-label", words("Filters"))},
                   element("details",
                           {attribute("open", "")},
                           element("summary", words("Filters")),
                           element("div", {attribute("class", "groups")}, groups)));
}

Html card(const Listing& listing, const Words& words)
{
    Html facts = joined(element("span", listing.kernel_release),
                        element("span", listing.architecture),
                        element("span", words("profile {}", {listing.profile})));
    if (listing.emulated)
        facts += element("span", words("virtual machine"));
    facts += element("span", time_of(listing.tested_at));
    Html reason;
    if (!listing.conclusion.reasons.empty()) {
        reason = element("p", {attribute("class", "why"), attribute("lang", "en")}, listing.conclusion.reasons.front());
        if (const std::size_t more = listing.conclusion.reasons.size() - 1; more > 0)
            reason += element("p",
                              {attribute("class", "more")},
                              more == 1 ? std::string{words("and 1 more reason")}
                                        : words("and {} more reasons", {std::to_string(more)}));
    }
    return element("li",
                   element("article",
                           {attribute("class", "card")},
                           element("div",
                                   {attribute("class", "row")},
                                   element("h2", listing_link(words, listing)),
                                   badge(words, to_string(listing.conclusion.standing))),
                           element("p", {attribute("class", "sub")}, listing.processor),
                           element("p", {attribute("class", "facts")}, facts),
                           reason));
}

Html pages(const Slice& slice, const Search& search, const Words& words)
{
    if (slice.pages < 2)
        return {};
    const auto link = [&](std::size_t number, std::string_view label) {
        const std::string address = address_of(search, words);
        const std::string mark = address.find('?') == std::string::npos ? "?" : "&";
        return element("a", {href(address + mark + "page=" + std::to_string(number))}, words(label));
    };
    Html links;
    if (slice.number > 1)
        links += joined(link(slice.number - 1, "Previous"), " ");
    links += element("span", words("Page {} of {}", {std::to_string(slice.number), std::to_string(slice.pages)}));
    if (slice.number < slice.pages)
        links += joined(" ", link(slice.number + 1, "Next"));
    return element("nav", {attribute("class", "pages"), attribute("aria-label", words("Pages"))}, links);
}

/// Who pastes a PCI id wants the card, not only the machines that have one.
Html component_hint(const Index& index, const Search& search, const Words& words)
{
    const std::string_view id = trimmed(search.text);
    if (id.empty() || index.uses_of(id).empty())
        return {};
    return element("p",
                   {attribute("class", "hint")},
                   words("This is a PCI device:"),
                   " ",
                   element("a", {href(words.address("/components/pci/" + http::encoded(id)))}, element("code", id)));
}

Html nothing(const Index& index, const Words& words)
{
    if (index.size() == 0)
        return element("div",
                       {attribute("class", "empty")},
                       element("p", words("Nothing is listed yet. Send the first bundle:")),
                       element("pre", element("code", "ocks-cert submit bundle.ocks --to http://…/")));
    return element("div",
                   {attribute("class", "empty")},
                   element("p", words("No listing has all of this.")),
                   element("p", element("a", {href(words.address("/"))}, words("All listings"))));
}

}  // namespace

Slice slice_of(const Found& found, const http::Target& target)
{
    Slice slice;
    const std::span<const Place> all{found.places};
    slice.pages = std::max<std::size_t>(1, (all.size() + page_size - 1) / page_size);
    const auto asked = parse_unsigned(http::parameter(target, "page"));
    slice.number = std::clamp<std::size_t>(asked.value_or(1), 1, slice.pages);
    const auto rest = all.subspan((slice.number - 1) * page_size);
    slice.places = rest.first(std::min(page_size, rest.size()));
    return slice;
}

Search search_of(const http::Target& target)
{
    Search search;
    search.text = http::parameter(target, "q").substr(0, 200);
    for (const std::string_view facet : facet_names()) {
        if (const std::string_view value = http::parameter(target, facet); !value.empty())
            search.chosen[std::string{facet}] = {std::string{value}};
    }
    return search;
}

http::Response home_page(const Index& index, const http::Request& request)
{
    const Words words = words_of(request);
    const Search search = search_of(request.target);
    const Found found = index.search(search);
    const Slice slice = slice_of(found, request.target);
    Html cards;
    for (const Place place : slice.places)
        cards += card(index.at(place), words);
    const std::string count = std::to_string(found.places.size());
    const Html results =
        joined(element("p",
                       {attribute("class", "kicker"), attribute("role", "status")},
                       found.places.size() == 1 ? std::string{words("1 listing")} : words("{} listings", {count})),
               component_hint(index, search, words),
               cards.empty() ? nothing(index, words) : element("ul", {attribute("class", "cards")}, cards),
               pages(slice, search, words));
    const std::string query = query_of(search);
    return to_response({.words = words,
                        .title = std::string{words("Which servers work with OCKS?")},
                        .path = "/",
                        .query = query,
                        .json_path = "/api/v1/listings" + (query.empty() ? "" : "?" + query),
                        .search = search.text,
                        .body = joined(element("h1", words("Which servers work with OCKS?")),
                                       element("div",
                                               {attribute("class", "with-facets")},
                                               facets(found, search, words),
                                               element("div", {attribute("class", "results")}, results))),
                        .status = 200});
}

}  // namespace ocks::site
