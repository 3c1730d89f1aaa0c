// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/compare/difference.hpp"

#include "drivers-matrix/compare/groups.hpp"
#include "drivers-matrix/compare/pattern.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

namespace ocks {
namespace {

/// The cards that a kernel names, whichever of their classes and boards it is for.
std::set<std::uint32_t> named_by(const MatrixView& matrix)
{
    std::set<std::uint32_t> ids;
    for (std::uint32_t at = 0; at < matrix.entry_count(); ++at) {
        if (const auto claim = claim_of(matrix.entry(at).pattern))
            ids.insert(claim->id);
    }
    return ids;
}

/// What `with` serves and `without` does not.
std::vector<HardwareChange> served_only_by(const MatrixView& with, const MatrixView& without)
{
    const auto named = named_by(without);
    std::vector<HardwareChange> changes;
    for (std::uint32_t at = 0; at < with.entry_count(); ++at) {
        const auto entry = with.entry(at);
        const auto claim = claim_of(entry.pattern);
        if (!claim || named.contains(claim->id) || !without.lookup(claim->alias).empty())
            continue;
        const auto module = with.module(entry.module);
        changes.push_back({.group = std::string{group_of_path(module.path)},
                           .id = claim->id,
                           .module = std::string{module.name},
                           .symbol = std::string{module.symbol}});
    }
    const auto key = [](const HardwareChange& change) {
        return std::tie(change.group, change.id, change.module);
    };
    std::ranges::sort(changes, {}, key);
    changes.erase(std::unique(changes.begin(), changes.end()), changes.end());
    return changes;
}

std::vector<std::string> modules_only_in(const MatrixView& with, const MatrixView& without)
{
    std::vector<std::string> names;
    for (std::uint32_t at = 0; at < with.module_count(); ++at) {
        const auto name = with.module(at).name;
        if (!without.find_module(name))
            names.emplace_back(name);
    }
    return names;
}

std::string title_of(const MatrixView& matrix)
{
    return fmt::format("{} ({})", matrix.release(), matrix.architecture());
}

void add_changes(std::string_view what, const std::vector<HardwareChange>& changes, const PciIds& names, Sheet& sheet)
{
    for (auto begin = changes.begin(); begin != changes.end();) {
        const auto end =
            std::find_if(begin, changes.end(), [&](const HardwareChange& each) { return each.group != begin->group; });
        Sheet::Section section{.title = fmt::format("{}: {}, {}", what, begin->group, end - begin),
                               .columns = {"id", "device", "driver", "symbol"},
                               .rows = {}};
        for (; begin != end; ++begin)
            section.rows.push_back({fmt::format("{:04x}:{:04x}", begin->id >> 16U, begin->id & 0xffffU),
                                    full_name(names, begin->id),
                                    begin->module,
                                    begin->symbol});
        sheet.sections.push_back(std::move(section));
    }
}

nlohmann::ordered_json json_of(const std::vector<HardwareChange>& changes, const PciIds& names)
{
    auto list = nlohmann::ordered_json::array();
    for (const auto& change : changes)
        list.push_back({{"group", change.group},
                        {"id", fmt::format("{:04x}:{:04x}", change.id >> 16U, change.id & 0xffffU)},
                        {"vendor", names.vendor(change.id >> 16U)},
                        {"device", names.device(change.id)},
                        {"driver", change.module},
                        {"symbol", change.symbol}});
    return list;
}

}  // namespace

Difference difference(const MatrixView& from, const MatrixView& to)
{
    return {.from = title_of(from),
            .to = title_of(to),
            .gained = served_only_by(to, from),
            .lost = served_only_by(from, to),
            .modules_gained = modules_only_in(to, from),
            .modules_lost = modules_only_in(from, to)};
}

Sheet sheet_of(const Difference& difference, const PciIds& names)
{
    Sheet sheet{
        .title = fmt::format("Hardware from {} to {}", difference.from, difference.to),
        .summary = {fmt::format("{} PCI devices gained, {} lost", difference.gained.size(), difference.lost.size()),
                    fmt::format("{} drivers gained, {} lost",
                                difference.modules_gained.size(),
                                difference.modules_lost.size())},
        .sections = {}};
    add_changes("Lost", difference.lost, names, sheet);
    add_changes("Gained", difference.gained, names, sheet);
    return sheet;
}

std::string to_json(const Difference& difference, const PciIds& names)
{
    const nlohmann::ordered_json document{{"from", difference.from},
                                          {"to", difference.to},
                                          {"gained", json_of(difference.gained, names)},
                                          {"lost", json_of(difference.lost, names)},
                                          {"drivers_gained", difference.modules_gained},
                                          {"drivers_lost", difference.modules_lost}};
    return document.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace ocks
