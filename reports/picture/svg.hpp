// SPDX-License-Identifier: GPL-3.0-or-later
/// The few shapes that pictures are made of. Colours are classes of the style sheet, so that a picture follows
/// the reader's scheme, and prints.
#pragma once

#include "reports/html/writer.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ocks::svg {

struct Point {
    double x = 0;
    double y = 0;
};

/// "12", "12.5": at most one digit after the point.
[[nodiscard]] std::string number(double value);

[[nodiscard]] html::Html box(Point corner, Point size, double radius, std::string_view style);
[[nodiscard]] html::Html disc(Point centre, double radius, std::string_view style);
[[nodiscard]] html::Html text(Point start, std::string_view style, const html::Html& content);

/// A line through the points, `width` thick.
[[nodiscard]] html::Html line(std::span<const Point> points, double width, std::string_view style);

/// The text, or as much of it as fits into `width` at this size, with "…" behind. Estimated: a CJK character is
/// as wide as it is high, others take 0.56 of that, as in DejaVu Sans.
[[nodiscard]] std::string fitted(std::string_view text, double width, double size);

/// A picture as wide as its place, which says its title and content to those who do not see it.
[[nodiscard]] html::Html picture(std::string_view style,
                                 Point size,
                                 std::string_view title,
                                 std::string_view description,
                                 const html::Html& content);

}  // namespace ocks::svg
