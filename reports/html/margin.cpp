// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/margin.hpp"

#include <algorithm>
#include <cmath>

namespace ocks {
namespace {

std::optional<double> share(double room, double limit)
{
    if (limit == 0 || !std::isfinite(room / limit))
        return std::nullopt;
    return room / std::abs(limit);
}

}  // namespace

std::optional<double> margin(const Measurement& measurement, const Criterion& criterion)
{
    const auto* value = std::get_if<double>(&measurement.value);
    const auto* limit = std::get_if<double>(&criterion.limit);
    if (value == nullptr || limit == nullptr || measurement.unit != criterion.unit)
        return std::nullopt;
    switch (criterion.relation) {
    case Relation::ge:
    case Relation::gt:
        return share(*value - *limit, *limit);
    case Relation::le:
    case Relation::lt:
        return share(*limit - *value, *limit);
    case Relation::between: {
        const auto* upper = std::get_if<double>(&criterion.upper);
        const auto below = share(*value - *limit, *limit);
        const auto above = upper == nullptr ? std::nullopt : share(*upper - *value, *upper);
        return below && above ? std::min(below, above) : std::nullopt;
    }
    case Relation::eq:
    case Relation::ne:
    case Relation::in:
        break;
    }
    return std::nullopt;
}

}  // namespace ocks
