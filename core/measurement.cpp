// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/measurement.hpp"

#include "core/text.hpp"

namespace ocks {

std::string to_string(Relation relation)
{
    switch (relation) {
    case Relation::eq:
        return "eq";
    case Relation::ne:
        return "ne";
    case Relation::lt:
        return "lt";
    case Relation::le:
        return "le";
    case Relation::gt:
        return "gt";
    case Relation::ge:
        return "ge";
    case Relation::between:
        return "between";
    case Relation::in:
        return "in";
    }
    return "";
}

std::string to_string(const Scalar& value)
{
    if (const auto* number = std::get_if<double>(&value))
        return shortest(*number);
    return std::get<std::string>(value);
}

std::string to_string(const Criterion& criterion)
{
    const std::string limit = to_string(criterion.limit);
    const std::string unit = criterion.unit.empty() || criterion.unit == "1" ? "" : " " + criterion.unit;
    switch (criterion.relation) {
    case Relation::eq:
        return limit + unit;
    case Relation::ne:
        return "not " + limit + unit;
    case Relation::lt:
        return "less than " + limit + unit;
    case Relation::le:
        return "at most " + limit + unit;
    case Relation::gt:
        return "more than " + limit + unit;
    case Relation::ge:
        return "at least " + limit + unit;
    case Relation::between:
        return "between " + limit + " and " + to_string(criterion.upper) + unit;
    case Relation::in:
        break;
    }
    std::string choices;
    for (const Scalar& choice : criterion.among)
        choices += (choices.empty() ? "" : ", ") + to_string(choice);
    return "one of " + choices + unit;
}

}  // namespace ocks
