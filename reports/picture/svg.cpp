// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/picture/svg.hpp"

#include "reports/xml/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ocks::svg {

using html::attribute;
using html::element;
using html::Html;

std::string number(double value)
{
    std::string digits = fmt::format("{:.1f}", value);
    if (digits.ends_with(".0"))
        digits.resize(digits.size() - 2);
    return digits == "-0" ? "0" : digits;
}

Html box(Point corner, Point size, double radius, std::string_view style)
{
    return element("rect",
                   {attribute("class", style),
                    attribute("x", number(corner.x)),
                    attribute("y", number(corner.y)),
                    attribute("width", number(size.x)),
                    attribute("height", number(size.y)),
                    attribute("rx", number(radius))});
}

Html disc(Point centre, double radius, std::string_view style)
{
    return element("circle",
                   {attribute("class", style),
                    attribute("cx", number(centre.x)),
                    attribute("cy", number(centre.y)),
                    attribute("r", number(radius))});
}

Html text(Point start, std::string_view style, const Html& content)
{
    return element(
        "text", {attribute("class", style), attribute("x", number(start.x)), attribute("y", number(start.y))}, content);
}

Html line(std::span<const Point> points, double width, std::string_view style)
{
    std::string places;
    for (const Point& point : points)
        places += fmt::format("{}{},{}", places.empty() ? "" : " ", number(point.x), number(point.y));
    return element("polyline",
                   {attribute("class", style), attribute("points", places), attribute("stroke-width", number(width))});
}

std::string fitted(std::string_view text, double width, double size)
{
    constexpr double latin = 0.56;
    double used = 0;
    std::size_t kept = 0;  // bytes that fit with "…" behind
    for (std::size_t place = 0; place < text.size();) {
        const std::size_t length = std::max<std::size_t>(character_length(text.substr(place)), 1);
        used += size * (length >= 3 ? 1.0 : latin);
        if (used > width)
            return std::string{text.substr(0, kept)} + "…";
        place += length;
        if (used + size * latin <= width)
            kept = place;
    }
    return std::string{text};
}

Html picture(
    std::string_view style, Point size, std::string_view title, std::string_view description, const Html& content)
{
    return element("svg",
                   {attribute("class", style),
                    attribute("viewBox", fmt::format("0 0 {} {}", number(size.x), number(size.y))),
                    attribute("role", "img")},
                   element("title", title),
                   element("desc", description),
                   content);
}

}  // namespace ocks::svg
