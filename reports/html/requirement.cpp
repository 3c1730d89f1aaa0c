// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/requirement.hpp"

#include "reports/html/margin.hpp"
#include "reports/html/quantity.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace ocks {

std::string requirement(const Criterion& criterion, const Words& words)
{
    const std::string limit = humane_measurement(criterion.limit, criterion.unit);
    switch (criterion.relation) {
    case Relation::eq:
        return words.filled("exactly {}", {limit});
    case Relation::ne:
        return words.filled("not {}", {limit});
    case Relation::lt:
        return words.filled("less than {}", {limit});
    case Relation::le:
        return words.filled("at most {}", {limit});
    case Relation::gt:
        return words.filled("more than {}", {limit});
    case Relation::ge:
        return words.filled("at least {}", {limit});
    case Relation::between:
        return words.filled(
            "{} to {}", {humane_measurement(criterion.limit, ""), humane_measurement(criterion.upper, criterion.unit)});
    case Relation::in:
        break;
    }
    std::string choices;
    for (const Scalar& choice : criterion.among)
        choices += (choices.empty() ? "" : ", ") + humane_measurement(choice, criterion.unit);
    return words.filled("one of {}", {choices});
}

std::string margin_text(const Measurement& measurement, const Criterion& criterion)
{
    const auto room = margin(measurement, criterion);
    if (!room)
        return {};
    const double percent = std::min(std::abs(*room) * 100, 9999.0);
    return fmt::format("{}{:.{}f} %", *room < 0 ? "−" : "+", percent, percent < 10 ? 1 : 0);
}

}  // namespace ocks
