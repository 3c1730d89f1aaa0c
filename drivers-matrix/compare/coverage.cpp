// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/compare/coverage.hpp"

#include "drivers-matrix/compare/groups.hpp"
#include "drivers-matrix/compare/pattern.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

namespace ocks {
namespace {

/// What a server is bought for; sound and wireless are not.
constexpr std::array<std::string_view, 6> server_groups{
    "accelerators", "graphics", "management", "memory", "network", "storage"};

std::string_view group_by_driver(const MatrixView& matrix, const std::string& alias)
{
    const auto found = matrix.lookup(alias);
    return found.empty() ? std::string_view{} : group_of_path(matrix.module(matrix.entry(found.front()).module).path);
}

struct Standing {
    std::string_view group;
    bool served = false;
};

Standing standing_of(const PciIds::Device& device, const MatrixView& matrix, std::span<const MatrixView> others)
{
    const auto alias = alias_of(device.id);
    const auto hint = hint_of_name(device.name);
    auto group = group_by_driver(matrix, alias);
    if (group.empty() && !hint.device_class.empty())
        group = group_by_driver(matrix, alias_of(device.id, hint.device_class));
    if (!group.empty())
        return {.group = group, .served = true};
    // Who does not serve it may still know what it is.
    for (const auto& other : others) {
        group = group_by_driver(other, alias);
        if (!group.empty())
            return {.group = group};
    }
    return {.group = hint.group};
}

std::string percent(std::size_t part, std::size_t whole)
{
    return whole == 0 ? "-" : fmt::format("{:.1f} %", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

}  // namespace

Coverage coverage(const MatrixView& matrix,
                  std::span<const MatrixView> others,
                  const PciIds& names,
                  std::span<const std::string> real)
{
    Coverage result{.kernel = fmt::format("{} ({})", matrix.release(), matrix.architecture()),
                    .shares = {},
                    .builtin_tables = matrix.builtin_tables()};
    std::map<std::pair<std::string_view, std::uint32_t>, VendorShare> shares;
    for (const auto& device : names.devices()) {
        const auto [group, served] = standing_of(device, matrix, others);
        if (std::ranges::find(server_groups, group) == server_groups.end())
            continue;
        auto& share = shares[{group, device.id >> 16U}];
        ++share.known;
        ++result.known;
        if (served) {
            ++share.served;
            ++result.served;
        }
    }
    for (auto& [key, share] : shares) {
        share.group = key.first;
        share.vendor = names.vendor(key.second);
        result.shares.push_back(std::move(share));
    }
    std::ranges::sort(result.shares, [](const VendorShare& left, const VendorShare& right) {
        return std::tie(left.group, right.known, left.vendor) < std::tie(right.group, left.known, right.vendor);
    });
    for (const auto& alias : real) {
        ++result.real;
        if (!matrix.lookup(alias).empty())
            ++result.real_served;
    }
    return result;
}

Sheet sheet_of(const Coverage& coverage)
{
    Sheet sheet{.title = "Hardware served by " + coverage.kernel,
                .summary = {fmt::format("{} of {} server devices of pci.ids have a driver: {}",
                                        coverage.served,
                                        coverage.known,
                                        percent(coverage.served, coverage.known))},
                .sections = {}};
    if (!coverage.builtin_tables)
        sheet.summary.emplace_back("at the least: the matrix has no tables of the drivers that are built in");
    if (coverage.real != 0)
        sheet.summary.push_back(fmt::format("{} of {} devices that were given have one: {}",
                                            coverage.real_served,
                                            coverage.real,
                                            percent(coverage.real_served, coverage.real)));
    for (auto begin = coverage.shares.begin(); begin != coverage.shares.end();) {
        const auto end = std::find_if(
            begin, coverage.shares.end(), [&](const VendorShare& share) { return share.group != begin->group; });
        std::size_t known = 0;
        std::size_t served = 0;
        Sheet::Section section{.title = {}, .columns = {"share", "served", "known", "vendor"}, .rows = {}};
        const auto group = begin->group;
        for (; begin != end; ++begin) {
            known += begin->known;
            served += begin->served;
            section.rows.push_back({percent(begin->served, begin->known),
                                    std::to_string(begin->served),
                                    std::to_string(begin->known),
                                    begin->vendor});
        }
        section.title = fmt::format("{}: {} of {}, {}", group, served, known, percent(served, known));
        sheet.sections.push_back(std::move(section));
    }
    return sheet;
}

std::string to_json(const Coverage& coverage)
{
    auto shares = nlohmann::ordered_json::array();
    for (const auto& share : coverage.shares)
        shares.push_back(
            {{"group", share.group}, {"vendor", share.vendor}, {"known", share.known}, {"served", share.served}});
    const nlohmann::ordered_json document{{"kernel", coverage.kernel},
                                          {"known", coverage.known},
                                          {"served", coverage.served},
                                          {"real", coverage.real},
                                          {"real_served", coverage.real_served},
                                          {"builtin_tables", coverage.builtin_tables},
                                          {"shares", std::move(shares)}};
    return document.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace ocks
