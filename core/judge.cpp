// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/judge.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ocks {
namespace {

// NaN would meet `ne`, and infinity any `ge`: neither was ever measured.
bool is_sound(const Scalar& value)
{
    const auto* number = std::get_if<double>(&value);
    return number == nullptr || std::isfinite(*number);
}

bool is_comparable(const Measurement& measurement, const Criterion& criterion)
{
    const Scalar& value = measurement.value;
    const bool number = std::holds_alternative<double>(value);
    if (!is_sound(value) || (number && measurement.unit != criterion.unit))
        return false;
    const auto alike = [&](const Scalar& limit) {
        return limit.index() == value.index() && is_sound(limit);
    };
    switch (criterion.relation) {
    case Relation::eq:
    case Relation::ne:
        return alike(criterion.limit);
    case Relation::lt:
    case Relation::le:
    case Relation::gt:
    case Relation::ge:
        return number && alike(criterion.limit);
    case Relation::between:
        return number && alike(criterion.limit) && alike(criterion.upper);
    case Relation::in:
        return !criterion.among.empty() && std::ranges::all_of(criterion.among, alike);
    }
    return false;
}

bool holds(const Scalar& value, const Criterion& criterion)
{
    switch (criterion.relation) {
    case Relation::eq:
        return value == criterion.limit;
    case Relation::ne:
        return value != criterion.limit;
    case Relation::lt:
        return value < criterion.limit;
    case Relation::le:
        return value <= criterion.limit;
    case Relation::gt:
        return value > criterion.limit;
    case Relation::ge:
        return value >= criterion.limit;
    case Relation::between:
        return criterion.limit <= value && value <= criterion.upper;
    case Relation::in:
        return std::ranges::find(criterion.among, value) != criterion.among.end();
    }
    return false;
}

// Evidence against the hardware stands, whatever else could not be found out.
void object(Verdict& verdict, Outcome outcome, std::string reason)
{
    if (verdict.outcome != Outcome::fail)
        verdict.outcome = outcome;
    if (outcome == Outcome::error && verdict.code.empty())
        verdict.code = "not-measured";
    verdict.reasons.push_back(std::move(reason));
}

void hold(const Measurement& measurement, const Criterion& criterion, Verdict& verdict)
{
    const std::string unit = measurement.unit.empty() || measurement.unit == "1" ? "" : " " + measurement.unit;
    const std::string seen = measurement.name + " is " + to_string(measurement.value) + unit + ", ";
    const bool comparable = is_comparable(measurement, criterion);
    if (comparable && holds(measurement.value, criterion))
        return;
    std::string reason = seen + (comparable ? "must be " : "which cannot be compared: must be ") + to_string(criterion);
    if (!criterion.blocking)
        verdict.warnings.push_back(std::move(reason));
    else
        object(verdict, comparable ? Outcome::fail : Outcome::error, std::move(reason));
}

}  // namespace

bool is_met(const Measurement& measurement, const Criterion& criterion)
{
    return is_comparable(measurement, criterion) && holds(measurement.value, criterion);
}

Verdict judge(std::span<const Measurement> measured, std::span<const Criterion> criteria)
{
    // What was held to nothing has not passed.
    const bool held = std::ranges::any_of(criteria, &Criterion::blocking);
    Verdict verdict{held ? Outcome::pass : Outcome::info, {}, {}, {}};
    for (const Criterion& criterion : criteria) {
        bool found = false;
        for (const Measurement& measurement : measured) {
            if (measurement.name != criterion.measurement)
                continue;
            found = true;
            hold(measurement, criterion, verdict);
        }
        if (found)
            continue;
        std::string reason = criterion.measurement + " was not measured";
        if (criterion.blocking)
            object(verdict, Outcome::error, std::move(reason));
        else
            verdict.warnings.push_back(std::move(reason));
    }
    return verdict;
}

}  // namespace ocks
