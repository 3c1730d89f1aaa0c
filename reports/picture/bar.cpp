// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/picture/bar.hpp"

#include "core/judge.hpp"
#include "reports/html/margin.hpp"
#include "reports/picture/svg.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace ocks {
namespace {

using html::Html;

constexpr svg::Point bar_size{600, 6};
constexpr double gap = 2;
constexpr double least = 5;

constexpr svg::Point gauge_size{150, 16};
constexpr double edge = 5;  // room for the marker at either end

double number_in(const Scalar& value)
{
    const auto* number = std::get_if<double>(&value);
    return number == nullptr ? 0 : *number;
}

struct Stretch {
    double from = 0;
    double to = 0;
};

/// What the criterion allows of a scale from `low` to `high`.
Stretch allowed(const Criterion& criterion, double low, double high)
{
    const double limit = number_in(criterion.limit);
    switch (criterion.relation) {
    case Relation::ge:
    case Relation::gt:
        return {limit, high};
    case Relation::le:
    case Relation::lt:
        return {low, limit};
    default:
        return {limit, number_in(criterion.upper)};
    }
}

}  // namespace

Html stacked_bar(std::span<const Share> shares, std::string_view title)
{
    const auto total =
        std::accumulate(shares.begin(), shares.end(), std::uint64_t{0}, [](std::uint64_t sum, const Share& each) {
            return sum + each.count;
        });
    if (total == 0)
        return {};
    const auto shown = std::ranges::count_if(shares, [](const Share& each) { return each.count > 0; });
    const double room = bar_size.x - static_cast<double>(shown) * least - static_cast<double>(shown - 1) * gap;
    Html drawn;
    double left = 0;
    for (const Share& each : shares) {
        if (each.count == 0)
            continue;
        const double width = least + room * static_cast<double>(each.count) / static_cast<double>(total);
        drawn += svg::box({left, 0}, {width, bar_size.y}, 2, "share " + std::string{each.tone});
        left += width + gap;
    }
    return svg::picture("bar", bar_size, title, "", drawn);
}

Html gauge(const Measurement& measurement, const Criterion& criterion, std::string_view title)
{
    if (!margin(measurement, criterion))
        return {};
    const double value = number_in(measurement.value);
    const double limit = number_in(criterion.limit);
    const double upper = criterion.relation == Relation::between ? number_in(criterion.upper) : limit;
    const double low = std::min({0.0, value, limit});
    const double high = std::max({0.0, value, limit, upper});
    const double span = (high - low) * 1.08;
    if (!std::isfinite(span) || span <= 0)
        return {};
    const auto place = [&](double each) {
        return edge + (each - low) / span * (gauge_size.x - 2 * edge);
    };
    const Stretch good = allowed(criterion, low, low + span);
    const double middle = gauge_size.y / 2;
    const std::string tone = is_met(measurement, criterion) ? "good" : criterion.blocking ? "bad" : "warn";
    const Html drawn = html::joined(
        svg::box({edge, middle - 2}, {gauge_size.x - 2 * edge, 4}, 2, "trough"),
        svg::box({place(good.from), middle - 2}, {place(good.to) - place(good.from), 4}, 2, "allowed"),
        svg::line(std::array<svg::Point, 2>{{{place(limit), middle - 6}, {place(limit), middle + 6}}}, 1.5, "limit"),
        criterion.relation == Relation::between
            ? svg::line(
                  std::array<svg::Point, 2>{{{place(upper), middle - 6}, {place(upper), middle + 6}}}, 1.5, "limit")
            : Html{},
        svg::disc({place(value), middle}, 4, "value " + tone));
    return svg::picture("gauge", gauge_size, title, "", drawn);
}

}  // namespace ocks
