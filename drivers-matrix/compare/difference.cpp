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

/// A card is one row, whichever drivers it has.
void add_row(const HardwareChange& change, const PciIds& names, Sheet::Section& section)
{
    auto id = id_of(change);
    if (!section.rows.empty() && section.rows.back().front() == id) {
        auto& row = section.rows.back();
        row[2] += ", " + change.module;
        if (!change.symbol.empty())
            row[3] += (row[3].empty() ? "" : ", ") + change.symbol;
        return;
    }
    const auto device = names.device(change.id);
    section.rows.push_back({std::move(id), std::string{device.empty() ? "-" : device}, change.module, change.symbol});
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
        add_row(change, names, sheet.sections.back());
    }
}

/// Each card once, though two drivers take it.
std::set<std::uint32_t> devices_in(const std::vector<HardwareChange>& changes, bool doubtful)
{
    std::set<std::uint32_t> ids;
    for (const auto& change : changes) {
        if (change.doubtful == doubtful)
            ids.insert(change.id);
    }
    return ids;
}

/// The vendors, those with the most changes first.
Sheet::Section vendors_of(const Difference& difference, const PciIds& names)
{
    struct Counts {
        std::size_t gained = 0;
        std::size_t lost = 0;
    };
    std::map<std::uint32_t, Counts> by_vendor;
    for (const auto id : devices_in(difference.gained, false))
        ++by_vendor[id >> 16U].gained;
    for (const auto id : devices_in(difference.lost, false))
        ++by_vendor[id >> 16U].lost;
    std::vector<std::pair<std::uint32_t, Counts>> sorted{by_vendor.begin(), by_vendor.end()};
    std::ranges::stable_sort(
        sorted, std::ranges::greater{}, [](const auto& item) { return item.second.gained + item.second.lost; });
    Sheet::Section section{.title = "By vendor", .columns = {"gained", "lost", "vendor"}, .rows = {}};
    for (const auto& [vendor, counts] : sorted)
        section.rows.push_back(
            {std::to_string(counts.gained), std::to_string(counts.lost), vendor_name(names, vendor)});
    return section;
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
    const auto doubts = devices_in(difference.gained, true).size() + devices_in(difference.lost, true).size();
    Sheet sheet{.title = fmt::format("Hardware from {} to {}", difference.from, difference.to),
                .summary = {fmt::format("{} PCI devices gained, {} lost",
                                        devices_in(difference.gained, false).size(),
                                        devices_in(difference.lost, false).size()),
                            fmt::format("{} drivers gained, {} lost",
                                        difference.modules_gained.size(),
                                        difference.modules_lost.size())},
                .sections = {}};
    if (doubts != 0)
        sheet.summary.push_back(fmt::format("{} more cannot be judged: their driver is a module in one kernel and "
                                            "built into the other, whose matrix has no tables of built-in drivers",
                                            doubts));
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
