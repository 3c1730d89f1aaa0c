// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/data/files.hpp"
#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"
#include "reports/html/writer.hpp"

namespace ocks::site {
namespace {

using namespace html;

/// 4.5:1 and more under white letters.
std::string_view colour_of(const Listing& listing)
{
    if (listing.status == Status::revoked || listing.status == Status::rejected ||
        listing.status == Status::withdrawn || listing.conclusion.standing == Standing::fail)
        return "#a8161d";
    if (listing.status == Status::lapsed || listing.conclusion.standing == Standing::incomplete)
        return "#8a4b00";
    return "#0b6b3a";
}

std::string_view word_of(const Listing& listing)
{
    if (listing.status != Status::published && listing.status != Status::candidate)
        return to_string(listing.status);
    return listing.level == Level::none ? to_string(listing.conclusion.standing) : to_string(listing.level);
}

}  // namespace

http::Response badge_file(const Sources& sources, const http::Request& request)
{
    const auto place = sources.index.find(request.captured.front());
    if (!place)
        return not_found(request, "there is no listing " + request.captured.front());
    const Listing listing = sources.index.at(*place);
    const std::string_view word = text_of_sign(Words{Language::english}, word_of(listing));
    constexpr std::size_t label = 52;
    // About 6.6 units for a letter of DejaVu Sans at 11; the text is stretched to just this.
    const std::size_t text = word.size() * 66 / 10;
    const std::size_t width = label + text + 16;
    const auto number = [](std::size_t value) {
        return std::to_string(value);
    };
    const Html drawn =
        element("svg",
                {attribute("xmlns", "http://www.w3.org/2000/svg"),
                 attribute("width", number(width)),
                 attribute("height", "20"),
                 attribute("viewBox", "0 0 " + number(width) + " 20"),
                 attribute("role", "img")},
                element("title", "OCKS: " + std::string{word}),
                element("rect",
                        {attribute("width", number(width)),
                         attribute("height", "20"),
                         attribute("rx", "3"),
                         attribute("fill", "#1a2129")}),
                element("g",
                        {attribute("transform", "translate(" + number(label) + " 0)")},
                        element("rect",
                                {attribute("width", number(width - label)),
                                 attribute("height", "20"),
                                 attribute("rx", "3"),
                                 attribute("fill", colour_of(listing))})),
                element("g",
                        {attribute("fill", "#fff"),
                         attribute("font-family", "DejaVu Sans,Verdana,sans-serif"),
                         attribute("font-size", "11")},
                        element("text", {attribute("x", "8"), attribute("y", "14")}, "OCKS"),
                        element("text", {attribute("x", number(label + 8)), attribute("y", "14")}, word)));
    return {.status = 200,
            .type = "image/svg+xml",
            .body = drawn.markup() + "\n",
            .headers = {{"Cache-Control", "public, max-age=300"}, {"Cross-Origin-Resource-Policy", "cross-origin"}}};
}

}  // namespace ocks::site
