// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/pages/facets.hpp"

#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ocks::site {
namespace {

using namespace html;

/// Of one facet; what is rarer has a page of its own, or is searched for.
constexpr std::size_t most_values = 12;

struct Heading {
    std::string_view facet;
    std::string_view text;
    std::string_view all = {};  ///< the page with all of its values
};

constexpr auto headings = std::to_array<Heading>({
    {"age", "Tested in"},
    {"architecture", "Architecture"},
    {"class", "Devices in it"},
    {"device", "Devices in it"},
    {"driver", "Driver", "/drivers"},
    {"kernel", "Kernel", "/kernels"},
    {"level", "Level"},
    {"machine", "Machine"},
    {"profile", "Profile"},
    {"release", "Release"},
    {"status", "Status"},
    {"tested", "Tested in"},
    {"vendor", "Vendor", "/vendors"},
    {"verdict", "Verdict"},
});

const Heading* find_heading(std::string_view facet)
{
    const auto* const found = std::ranges::find(headings, facet, &Heading::facet);
    return found == headings.end() ? nullptr : found;
}

/// The address with this value chosen, or no longer chosen; from its first page.
std::string toggled(const http::Request& request, std::string_view facet, std::string_view value)
{
    http::Target target = request.target;
    target.query.erase("page");
    const auto [first, last] = target.query.equal_range(facet);
    const auto chosen = std::find_if(first, last, [&](const auto& each) { return each.second == value; });
    if (chosen == last)
        target.query.emplace(facet, value);
    else
        target.query.erase(chosen);
    const std::string query = query_of(target);
    return words_of(request).address(query.empty() ? "/listings" : "/listings?" + query);
}

Html item(const Facet& facet, const FacetValue& value, const http::Request& request, const Words& words)
{
    const std::string label = label_of(words, facet.name, value.value);
    const std::string address = toggled(request, facet.name, value.value);
    const Html count = element("span", {attribute("class", "count")}, value.count);
    if (!value.chosen)
        return element("li", element("a", {href(address)}, label), " ", count);
    return element(
        "li",
        element("a",
                {href(address), attribute("aria-current", "true"), attribute("title", words("Remove this filter"))},
                label,
                element("span", {attribute("aria-hidden", "true")}, " ✕")),
        " ",
        count);
}

/// The most frequent ones, and whatever is chosen, by value.
std::vector<FacetValue> shown(const Facet& facet)
{
    std::vector<FacetValue> values = facet.values;
    if (values.size() <= most_values)
        return values;
    std::ranges::stable_sort(values, std::ranges::greater{}, [](const FacetValue& value) {
        return std::pair{value.chosen, value.count};
    });
    const auto chosen = std::ranges::count_if(values, [](const FacetValue& value) { return value.chosen; });
    values.resize(std::max(most_values, static_cast<std::size_t>(chosen)));
    std::ranges::sort(values, {}, &FacetValue::value);
    return values;
}

}  // namespace

Search search_of(const http::Target& target)
{
    Search search;
    search.text = http::parameter(target, "q").substr(0, 200);
    const std::string_view order = http::parameter(target, "sort");
    search.order = order == "oldest" ? Order::oldest : order == "name" ? Order::name : Order::newest;
    for (const std::string_view facet : facet_names()) {
        for (const std::string_view value : http::parameters(target, facet)) {
            if (!value.empty())
                search.chosen[std::string{facet}].emplace_back(value);
        }
    }
    return search;
}

std::string_view heading_of(std::string_view facet)
{
    const Heading* heading = find_heading(facet);
    return heading == nullptr ? facet : heading->text;
}

std::string label_of(const Words& words, std::string_view facet, std::string_view value)
{
    if (facet == "vendor" || facet == "kernel" || facet == "driver" || facet == "profile" || facet == "release")
        return std::string{value};
    return std::string{text_of_sign(words, value)};
}

Html order_links(const http::Request& request)
{
    const Words words = words_of(request);
    const std::string_view asked = http::parameter(request.target, "sort");
    Html links;
    for (const auto& [word, title] : std::to_array<std::pair<const char*, const char*>>(
             {{"", "newest first"}, {"oldest", "oldest first"}, {"name", "by name"}})) {
        http::Target target = request.target;
        target.query.erase("page");
        target.query.erase("sort");
        if (*word != '\0')
            target.query.emplace("sort", word);
        const std::string query = query_of(target);
        const Attribute address = href(words.address(query.empty() ? "/listings" : "/listings?" + query));
        links += joined(links.empty() ? "" : " · ",
                        asked == word ? element("a", {address, attribute("aria-current", "true")}, words(title))
                                      : element("a", {address}, words(title)));
    }
    return element("p", {attribute("class", "order")}, links);
}

Html facet_links(const Found& found, const http::Request& request)
{
    const Words words = words_of(request);
    Html groups;
    for (const Facet& facet : found.facets) {
        Html items;
        const auto values = shown(facet);
        for (const FacetValue& value : values)
            items += item(facet, value, request, words);
        const Heading* heading = find_heading(facet.name);
        if (values.size() < facet.values.size() && heading != nullptr && !heading->all.empty())
            items += element("li", element("a", {href(words.address(heading->all))}, words("all of them")));
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

Html chosen_links(const Search& search, const http::Request& request)
{
    const Words words = words_of(request);
    Html chips;
    const auto add = [&](std::string_view name, std::string_view value, std::string_view text) {
        chips += element("li",
                         element("a",
                                 {attribute("class", "chip"),
                                  href(toggled(request, name, value)),
                                  attribute("title", words("Remove this filter"))},
                                 text,
                                 element("span", {attribute("aria-hidden", "true")}, " ✕")));
    };
    if (!search.text.empty())
        add("q", http::parameter(request.target, "q"), "“" + search.text + "”");
    for (const auto& [facet, values] : search.chosen) {
        for (const std::string& value : values)
            add(facet, value, std::string{words(heading_of(facet))} + ": " + label_of(words, facet, value));
    }
    return chips.empty()
               ? Html{}
               : element("ul", {attribute("class", "chips"), attribute("aria-label", words("Filters"))}, chips);
}

}  // namespace ocks::site
