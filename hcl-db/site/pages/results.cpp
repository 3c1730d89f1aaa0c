// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/pages/results.hpp"

#include "core/text.hpp"
#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"

#include <algorithm>

namespace ocks::site {
namespace {

using namespace html;

/// Lists whose pages are addresses of their own can be files of a mirror.
bool is_numbered(const http::Request& request)
{
    const auto& segments = request.target.segments;
    return segments.size() >= 2 && segments[segments.size() - 2] == "pages";
}

std::string address_of_page(std::size_t number, const http::Request& request)
{
    std::string path = path_of(request);
    const std::string digits = std::to_string(number);
    if (is_numbered(request) || request.for_mirror) {
        if (is_numbered(request))
            path.resize(path.rfind("/pages/"));
        return words_of(request).address(number == 1 ? path : path + "/pages/" + digits);
    }
    http::Target target = request.target;
    target.query.erase("page");
    if (number > 1)
        target.query.emplace("page", digits);
    const std::string query = query_of(target);
    return words_of(request).address(query.empty() ? path : path + "?" + query);
}

}  // namespace

Slice slice_of(std::size_t total, const http::Request& request, std::size_t size)
{
    Slice slice;
    slice.total = total;
    slice.pages = std::max<std::size_t>(1, (total + size - 1) / size);
    const auto asked =
        parse_unsigned(is_numbered(request) ? request.captured.back() : http::parameter(request.target, "page"));
    slice.number = std::clamp<std::size_t>(asked.value_or(1), 1, slice.pages);
    slice.first = (slice.number - 1) * size;
    slice.count = std::min(size, total - slice.first);
    return slice;
}

Html card(const Listing& listing, const Words& words)
{
    Html facts = joined(element("span", listing.kernel_release), element("span", listing.architecture));
    if (listing.emulated)
        facts += element("span", words("virtual machine"));
    if (!listing.certifies)
        facts += element("span", words("profile {}", {listing.profile}));
    facts += element("span", words("tested on"), " ", day_of(listing.tested_at));
    Html reason;
    if (!listing.conclusion.reasons.empty()) {
        reason = element("p", {attribute("class", "why"), attribute("lang", "en")}, listing.conclusion.reasons.front());
        if (const std::size_t more = listing.conclusion.reasons.size() - 1; more > 0)
            reason += element(
                "p", {attribute("class", "more")}, words.count("and 1 more reason", "and {} more reasons", more));
    }
    return element(
        "li",
        element("article",
                {attribute("class", "card")},
                element("div",
                        {attribute("class", "row")},
                        element("h3", listing_link(words, listing)),
                        verdict_badge(words, listing)),
                listing.processor.empty() ? Html{} : element("p", {attribute("class", "sub")}, listing.processor),
                element("p", {attribute("class", "facts")}, facts),
                reason));
}

Html cards(const Index& index, std::span<const Place> places, const Words& words)
{
    Html items;
    for (const Place place : places)
        items += card(index.at(place), words);
    return items.empty() ? Html{} : element("ul", {attribute("class", "cards")}, items);
}

Html pager(const Slice& slice, const http::Request& request)
{
    if (slice.pages < 2)
        return {};
    const Words words = words_of(request);
    Html links;
    if (slice.number > 1)
        links += joined(element("a",
                                {href(address_of_page(slice.number - 1, request)), attribute("rel", "prev")},
                                words("Previous")),
                        " ");
    links += element("span", words("Page {} of {}", {std::to_string(slice.number), std::to_string(slice.pages)}));
    if (slice.number < slice.pages)
        links += joined(
            " ",
            element("a", {href(address_of_page(slice.number + 1, request)), attribute("rel", "next")}, words("Next")));
    return element("nav", {attribute("class", "pages"), attribute("aria-label", words("Pages"))}, links);
}

}  // namespace ocks::site
