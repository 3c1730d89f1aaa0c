// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compare/changes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numeric>

namespace ocks {
namespace {

double mean(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// The square of the standard error of the mean.
double error_squared(const std::vector<double>& values)
{
    const double middle = mean(values);
    double sum = 0;
    for (const double value : values)
        sum += (value - middle) * (value - middle);
    const auto count = static_cast<double>(values.size());
    return sum / (count - 1) / count;
}

struct Bound {
    double freedom;
    double t;
};

// Student's t, two-sided, 1 %: the 0.995 quantile at so many degrees of freedom.
constexpr auto bounds = std::to_array<Bound>({{1, 63.657},
                                              {2, 9.925},
                                              {3, 5.841},
                                              {4, 4.604},
                                              {5, 4.032},
                                              {6, 3.707},
                                              {7, 3.499},
                                              {8, 3.355},
                                              {9, 3.250},
                                              {10, 3.169},
                                              {12, 3.055},
                                              {15, 2.947},
                                              {20, 2.845},
                                              {30, 2.750},
                                              {60, 2.660},
                                              {120, 2.617}});

/// Of the row below, which asks for a little more than is due.
double bound_at(double freedom)
{
    const auto above = std::ranges::find_if(bounds, [&](const Bound& row) { return row.freedom > freedom; });
    return above == bounds.begin() ? bounds.front().t : std::prev(above)->t;
}

}  // namespace

bool differ_significantly(const std::vector<double>& before, const std::vector<double>& after)
{
    if (before.size() < 2 || after.size() < 2)
        return false;
    const double one = error_squared(before);
    const double other = error_squared(after);
    const double distance = std::abs(mean(after) - mean(before));
    const double error = one + other;
    if (!std::isfinite(distance) || !std::isfinite(error) || distance == 0)
        return false;
    if (error == 0)
        return true;
    // Welch and Satterthwaite: the samples need not spread alike.
    const auto rest = [](const std::vector<double>& values) {
        return static_cast<double>(values.size() - 1);
    };
    const double freedom = error * error / (one * one / rest(before) + other * other / rest(after));
    return distance > bound_at(freedom) * std::sqrt(error);
}

}  // namespace ocks
