// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/picture/seal.hpp"

#include "reports/picture/svg.hpp"

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

namespace ocks {
namespace {

using html::Html;

constexpr double middle = 80;
constexpr unsigned steps = 144;
constexpr std::size_t short_word = 7;  // in capitals of 15 units: "INCOMPLETE" would stand across the ring

/// A circle that swings `waves` times around its radius, as on a banknote.
Html rosette(double radius, double swing, unsigned waves, double phase)
{
    std::vector<svg::Point> points;
    points.reserve(steps + 1);
    for (unsigned step = 0; step <= steps; ++step) {
        const double angle = 2 * std::numbers::pi * step / steps;
        const double reach = radius + swing * std::sin(waves * angle + phase);
        points.push_back({middle + reach * std::cos(angle), middle + reach * std::sin(angle)});
    }
    return svg::line(points, 0.8, "engraved");
}

}  // namespace

Html seal(Standing standing, std::string_view icon, std::string_view word, std::string_view edition)
{
    Html drawn = svg::disc({middle, middle}, 78, "ground");
    for (unsigned turn = 0; turn < 6; ++turn)
        drawn += rosette(67, 9, 12, turn * std::numbers::pi / 3);
    drawn += svg::disc({middle, middle}, 55, "field");
    drawn += svg::disc({middle, middle}, 50, "ring");
    drawn += svg::text({middle, middle - 6}, "sign", icon);
    drawn +=
        svg::text({middle, middle + 17}, word.size() > short_word ? "word long" : "word", svg::fitted(word, 92, 12));
    drawn += svg::text({middle, middle + 31}, "edition", svg::fitted(edition, 74, 8.5));
    return svg::picture("seal " + std::string{to_string(standing)}, {2 * middle, 2 * middle}, word, edition, drawn);
}

}  // namespace ocks
