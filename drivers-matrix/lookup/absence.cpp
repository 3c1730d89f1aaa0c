// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/lookup/absence.hpp"

#include "drivers-matrix/alias.hpp"

#include <fmt/format.h>

namespace ocks {
namespace {

/// What one entry of another kernel says about this one.
Missing told_by(const MatrixView& other, const EntryView& entry, const MatrixView& matrix)
{
    const auto module = other.module(entry.module);
    Missing missing{.absence = Absence::other_release,
                    .module = std::string{module.name},
                    .symbol = std::string{module.symbol},
                    .where = std::string{other.release()}};
    if (!module.in_tree)
        missing.absence = Absence::out_of_tree;
    else if (const auto here = matrix.find_module(module.name);
             here && matrix.module(*here).builtin && !matrix.builtin_tables())
        missing.absence = Absence::builtin;
    else if (const auto symbol = matrix.left_out(module.name); !symbol.empty()) {
        missing.absence = Absence::off;
        missing.symbol = symbol;
    } else if (other.architecture() != matrix.architecture()) {
        // Of the same source and not left out here: the other architecture alone can have it.
        if (!matrix.find_module(module.name))
            missing.absence = Absence::other_architecture;
        missing.where = fmt::format("{} for {}", other.release(), other.architecture());
    }
    return missing;
}

}  // namespace

Missing why_missing(std::string_view alias,
                    const MatrixView& matrix,
                    std::span<const MatrixView> others,
                    const Knowledge& knowledge)
{
    Missing best;
    for (const auto& other : others) {
        for (const auto number : other.lookup(alias)) {
            auto told = told_by(other, other.entry(number), matrix);
            if (told.absence < best.absence)
                best = std::move(told);
        }
    }
    if (best.absence != Absence::unknown)
        return best;
    const auto wanted = normalized(alias);
    for (const auto& rule : knowledge.out_of_tree) {
        if (wanted && !rule.device.empty() && matches(rule.device, *wanted))
            return {.absence = Absence::out_of_tree, .module = rule.driver, .symbol = {}, .where = rule.source};
    }
    if (!matrix.builtin_tables())
        best.absence = Absence::untold;
    return best;
}

bool may_be_served(Absence absence)
{
    return absence == Absence::builtin || absence == Absence::untold;
}

std::string_view to_string(Absence absence)
{
    switch (absence) {
    case Absence::builtin:
        return "built-in";
    case Absence::off:
        return "off";
    case Absence::other_release:
        return "other-release";
    case Absence::other_architecture:
        return "other-architecture";
    case Absence::out_of_tree:
        return "out-of-tree";
    case Absence::untold:
        return "untold";
    case Absence::unknown:
        return "no-driver";
    }
    return "";
}

std::string explained(const Missing& missing)
{
    switch (missing.absence) {
    case Absence::builtin:
        return fmt::format("{} is built in, and takes it in {}; the matrix has no tables of built-in drivers",
                           missing.module,
                           missing.where);
    case Absence::off:
        return fmt::format("{} is switched off: {} is not set", missing.module, missing.symbol);
    case Absence::other_release:
        return fmt::format("{} of {} serves it", missing.module, missing.where);
    case Absence::other_architecture:
        return fmt::format("only {} has its driver, {}", missing.where, missing.module);
    case Absence::out_of_tree:
        return fmt::format("its driver {} is not part of Linux ({})", missing.module, missing.where);
    case Absence::untold:
        return "no module takes it; whether a built-in driver does, the matrix cannot tell: it has no tables of them";
    case Absence::unknown:
        return "no driver is known for it";
    }
    return "";
}

}  // namespace ocks
