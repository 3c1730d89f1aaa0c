// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/picture/plot.hpp"

#include "reports/picture/svg.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace ocks {
namespace {

using html::Html;

constexpr svg::Point size{180, 44};
constexpr double edge = 4;
constexpr std::size_t most_dots = 24;     // more of them would be a band
constexpr std::size_t most_points = 360;  // two for each unit of the width

/// A series as long as a plot is wide: of each stretch its lowest and its highest value, so no peak is lost.
std::vector<double> thinned(std::span<const double> values)
{
    if (values.size() <= most_points)
        return {values.begin(), values.end()};
    std::vector<double> kept;
    constexpr std::size_t stretches = most_points / 2;
    for (std::size_t index = 0; index < stretches; ++index) {
        const std::size_t from = index * values.size() / stretches;
        const std::size_t to = (index + 1) * values.size() / stretches;
        const auto [low, high] = std::ranges::minmax(values.subspan(from, to - from));
        kept.push_back(low);
        kept.push_back(high);
    }
    return kept;
}

std::vector<double> limits_of(const Criterion* criterion)
{
    std::vector<double> limits;
    if (criterion == nullptr || criterion->relation == Relation::in)
        return limits;
    for (const Scalar* limit : {&criterion->limit, &criterion->upper}) {
        const auto* number = std::get_if<double>(limit);
        const bool used = limit == &criterion->limit || criterion->relation == Relation::between;
        if (used && number != nullptr && std::isfinite(*number))
            limits.push_back(*number);
    }
    return limits;
}

}  // namespace

Html plot(std::span<const double> given, const Criterion* criterion, std::string_view title)
{
    if (given.size() < 2 || !std::ranges::all_of(given, [](double value) { return std::isfinite(value); }))
        return {};
    const std::vector<double> values = thinned(given);
    const std::vector<double> limits = limits_of(criterion);
    const auto extremes = std::ranges::minmax(values);
    double low = extremes.min;
    double high = extremes.max;
    for (const double limit : limits) {
        low = std::min(low, limit);
        high = std::max(high, limit);
    }
    if (low > 0 && low < high / 2)
        low = 0;
    const double span = high > low ? high - low : 1;
    const auto place = [&](double value) {
        return size.y - edge - (value - low) / span * (size.y - 2 * edge);
    };
    Html drawn;
    for (const double limit : limits)
        drawn += svg::line(std::array<svg::Point, 2>{{{0, place(limit)}, {size.x, place(limit)}}}, 1, "limit");
    std::vector<svg::Point> points;
    for (std::size_t index = 0; index < values.size(); ++index) {
        const double share = static_cast<double>(index) / static_cast<double>(values.size() - 1);
        points.push_back({edge + share * (size.x - 2 * edge), place(values[index])});
    }
    drawn += svg::line(points, 1.5, "curve");
    if (points.size() <= most_dots) {
        for (const svg::Point& point : points)
            drawn += svg::disc(point, 2, "point");
    }
    return svg::picture("plot", size, title, "", drawn);
}

}  // namespace ocks
