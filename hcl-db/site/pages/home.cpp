// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"
#include "hcl-db/site/data/json.hpp"
#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"
#include "hcl-db/site/pages/facets.hpp"
#include "hcl-db/site/pages/pages.hpp"
#include "hcl-db/site/pages/results.hpp"

namespace ocks::site {
namespace {

using namespace html;

/// Who pastes a PCI id or a driver's name wants its page, not only the machines that have it.
Html hint(const Index& index, const Search& search, const Words& words)
{
    std::string text{trimmed(search.text)};
    for (char& letter : text)
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    Html link;
    if (text.empty())
        return {};
    if (!index.uses_of(text, 1).empty())
        link = joined(words("This is a PCI device:"), " ", component_link(words, text));
    else if (!index.uses_of_driver(text, 1).empty())
        link = joined(words("This is a driver:"), " ", driver_link(words, text));
    return link.empty() ? Html{} : element("p", {attribute("class", "hint")}, link);
}

/// What to do when nothing is found: never a dead end.
Html nothing(const Sources& sources, const Search& search, const http::Request& request)
{
    const Words words = words_of(request);
    if (sources.index.size() == 0)
        return element("div",
                       {attribute("class", "empty")},
                       element("p", words("Nothing is listed yet. Send the first bundle:")),
                       element("pre", element("code", "ocks-cert submit bundle.ocks --to http://…/")));
    Html advice;
    if (!search.chosen.empty() && !search.text.empty())
        advice += element("li",
                          element("a",
                                  {href(words.address("/listings?q=" + http::encoded(search.text)))},
                                  words("Search for “{}” without filters", {search.text})));
    advice +=
        element("li", words("Look for a part of the name, a PCI id such as 8086:10d3, or a driver such as e1000e."));
    if (!request.for_mirror)
        advice += element("li",
                          element("a", {href(words.address("/check"))}, words("Check the machine by its devices")),
                          words(", even if nobody has tested this model"));
    advice += element("li", element("a", {href(words.address("/listings"))}, words("All listings")));
    return element("div",
                   {attribute("class", "empty")},
                   element("p", element("b", words("No listing has all of this."))),
                   element("ul", advice));
}

Html results(const Sources& sources, const Search& search, const Found& found, const http::Request& request)
{
    const Slice slice = slice_of(found.places.size(), request);
    const Words words = words_of(request);
    return element("div",
                   {attribute("class", "results")},
                   element("h2", {attribute("class", "kicker")}, words.count("1 listing", "{} listings", slice.total)),
                   chosen_links(search, request),
                   hint(sources.index, search, words),
                   request.for_mirror || slice.total < 2 ? Html{} : order_links(request),
                   slice.total == 0 ? nothing(sources, search, request)
                                    : cards(sources.index, part_of(found.places, slice), words),
                   pager(slice, request));
}

}  // namespace

http::Response listings_page(const Sources& sources, const http::Request& request)
{
    const Words words = words_of(request);
    const Search search = search_of(request.target);
    const Found found = sources.index.search(search);
    if (request.wants_json)
        return listings_json(sources.index, found, slice_of(found.places.size(), request));
    const bool is_first = request.target.segments.empty();
    const std::string_view title = is_first ? "Which servers work with OpenCloudOS?" : "Tested machines";
    Html intro;
    if (is_first)
        intro = element("p",
                        {attribute("class", "lead")},
                        words("Computed from signed test reports that anybody can download and check. Search for what "
                              "you have in hand: a model, a PCI id, a driver."));
    const Html list = results(sources, search, found, request);
    return to_response(
        {.title = std::string{words(title)},
         .body = joined(heading({}, words(title), intro),
                        request.for_mirror
                            ? list
                            : element("div", {attribute("class", "with-facets")}, list, facet_links(found, request))),
         .search = search.text,
         .feed = "/feeds/all.atom"},
        request);
}

}  // namespace ocks::site
