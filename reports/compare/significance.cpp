// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/compare/changes.hpp"

#include <cmath>
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

}  // namespace

bool differ_significantly(const std::vector<double>& before, const std::vector<double>& after)
{
    constexpr double bound = 3;  // p < 0.01 from ten values on; with fewer it asks for more than chance gives
    if (before.size() < 2 || after.size() < 2)
        return false;
    const double distance = std::abs(mean(after) - mean(before));
    const double error = std::sqrt(error_squared(before) + error_squared(after));
    return std::isfinite(distance) && std::isfinite(error) && distance > bound * error && distance > 0;
}

}  // namespace ocks
