// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/compare/difference.hpp"

#include "drivers-matrix/compare/groups.hpp"
#include "drivers-matrix/compare/pattern.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <span>
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

bool is_built_in(const MatrixView& matrix, std::string_view module)
{
    const auto number = matrix.find_module(module);
    return number && matrix.module(*number).builtin;
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
                           .symbol = std::string{module.symbol},
                           .doubtful = !without.builtin_tables() && is_built_in(without, module.name)});
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

std::uint32_t vendor_of(const HardwareChange& change)
{
    return change.id >> 16U;
}

std::string vendor_name(const PciIds& names, std::uint32_t vendor)
{
    const auto name = names.vendor(vendor);
    return name.empty() ? fmt::format("vendor {:04x}", vendor) : std::string{name};
}

std::string id_of(const HardwareChange& change)
{
    return fmt::format("{:04x}:{:04x}", vendor_of(change), change.id & 0xffffU);
}

/// A table for each vendor of each group.
void add_changes(
    std::string_view what, std::span<const HardwareChange> changes, bool doubtful, const PciIds& names, Sheet& sheet)
{
    std::string_view group;
    std::optional<std::uint32_t> vendor;
    for (const auto& change : changes) {
        if (change.doubtful != doubtful)
            continue;
        if (change.group != group || vendor_of(change) != vendor) {
            group = change.group;
            vendor = vendor_of(change);
            sheet.sections.push_back({.title = fmt::format("{}: {}, {}", what, group, vendor_name(names, *vendor)),
                                      .columns = {"id", "device", "driver", "symbol"},
                                      .rows = {}});
        }
        const auto device = names.device(change.id);
        sheet.sections.back().rows.push_back(
            {id_of(change), std::string{device.empty() ? "-" : device}, change.module, change.symbol});
    }
}

/// The vendors, those with the most changes first.
Sheet::Section vendors_of(const Difference& difference, const PciIds& names)
{
    struct Counts {
        std::size_t gained = 0;
        std::size_t lost = 0;
    };
    std::map<std::uint32_t, Counts> by_vendor;
    for (const auto& change : difference.gained)
        by_vendor[vendor_of(change)].gained += change.doubtful ? 0 : 1;
    for (const auto& change : difference.lost)
        by_vendor[vendor_of(change)].lost += change.doubtful ? 0 : 1;
    std::vector<std::pair<std::uint32_t, Counts>> sorted{by_vendor.begin(), by_vendor.end()};
    std::ranges::stable_sort(
        sorted, std::ranges::greater{}, [](const auto& item) { return item.second.gained + item.second.lost; });
    Sheet::Section section{.title = "By vendor", .columns = {"gained", "lost", "vendor"}, .rows = {}};
    for (const auto& [vendor, counts] : sorted) {
        if (counts.gained + counts.lost != 0)
            section.rows.push_back(
                {std::to_string(counts.gained), std::to_string(counts.lost), vendor_name(names, vendor)});
    }
    return section;
}

std::size_t doubtful_in(const std::vector<HardwareChange>& changes)
{
    return static_cast<std::size_t>(std::ranges::count(changes, true, &HardwareChange::doubtful));
}

nlohmann::ordered_json json_of(const std::vector<HardwareChange>& changes, const PciIds& names)
{
    auto list = nlohmann::ordered_json::array();
    for (const auto& change : changes)
        list.push_back({{"group", change.group},
                        {"id", id_of(change)},
                        {"vendor", names.vendor(vendor_of(change))},
                        {"device", names.device(change.id)},
                        {"driver", change.module},
                        {"symbol", change.symbol},
                        {"doubtful", change.doubtful}});
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
    const auto new_doubts = doubtful_in(difference.gained);
    const auto old_doubts = doubtful_in(difference.lost);
    Sheet sheet{.title = fmt::format("Hardware from {} to {}", difference.from, difference.to),
                .summary = {fmt::format("{} PCI devices gained, {} lost",
                                        difference.gained.size() - new_doubts,
                                        difference.lost.size() - old_doubts),
                            fmt::format("{} drivers gained, {} lost",
                                        difference.modules_gained.size(),
                                        difference.modules_lost.size())},
                .sections = {}};
    if (new_doubts + old_doubts != 0)
        sheet.summary.push_back(fmt::format("{} more cannot be judged: their driver is a module in one kernel and "
                                            "built into the other, whose matrix has no tables of built-in drivers",
                                            new_doubts + old_doubts));
    if (auto vendors = vendors_of(difference, names); !vendors.rows.empty())
        sheet.sections.push_back(std::move(vendors));
    add_changes("Lost", difference.lost, false, names, sheet);
    add_changes("Perhaps lost", difference.lost, true, names, sheet);
    add_changes("Gained", difference.gained, false, names, sheet);
    add_changes("Perhaps gained", difference.gained, true, names, sheet);
    for (auto& section : sheet.sections)
        drop_empty_columns(section);
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
