// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/sections.hpp"
#include "reports/picture/bar.hpp"
#include "reports/picture/mark.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <vector>

namespace ocks {
namespace {

using html::attribute;
using html::element;
using html::Html;
using html::joined;

// What stands in the way of a certificate comes first.
constexpr auto order = std::to_array<Cover>({Cover::uncovered, Cover::tested, Cover::exempt});

Html cover_mark(Cover cover, const Words& words)
{
    const Mark said = mark_of(cover);
    const std::string_view kind = cover == Cover::tested ? "met" : cover == Cover::exempt ? "quiet" : "missed";
    return mark(kind, said.icon, words.known(said.word));
}

/// Devices of which the same is said share a row, or a shelf of disks would fill pages.
using Group = std::vector<const Covered*>;

std::vector<Group> grouped(const std::vector<Covered>& coverage, Cover cover)
{
    const auto said = [](const Covered& line) {
        return std::tie(line.kind, line.rule, line.reason);
    };
    std::map<decltype(said(coverage.front())), std::size_t> place;
    std::vector<Group> groups;
    for (const Covered& line : coverage) {
        if (line.cover != cover)
            continue;
        const auto [found, is_new] = place.emplace(said(line), groups.size());
        if (is_new)
            groups.emplace_back();
        groups[found->second].push_back(&line);
    }
    return groups;
}

Html row(const Group& group, const Words& words)
{
    const Covered& line = *group.front();
    Html devices;
    for (const Covered* each : group)
        devices += joined(devices.empty() ? "" : " ", element("code", each->device));
    return element("tr",
                   element("th", {attribute("scope", "row")}, devices),
                   cell(words("Kind"), line.kind),
                   cell(words("Coverage"), cover_mark(line.cover, words)),
                   cell(words("Rule"), line.rule.empty() ? Html{words("none")} : element("code", line.rule)),
                   cell(words("Because"), words.sentence(line.reason)));
}

/// How many of each, as a bar and in words.
Html overview(const std::vector<Covered>& coverage, const Words& words)
{
    std::vector<Share> shares;
    Html list;
    for (const Cover cover : order) {
        const auto count = static_cast<std::uint64_t>(std::ranges::count(coverage, cover, &Covered::cover));
        shares.push_back({mark_of(cover).tone, count});
        if (count > 0)
            list += element("li", element("b", count), " ", cover_mark(cover, words));
    }
    return joined(element("ul", {attribute("class", "counts"), attribute("aria-label", words("Coverage"))}, list),
                  stacked_bar(shares, words("Coverage")));
}

}  // namespace

Html coverage_section(const Report& report, const Words& words)
{
    if (report.coverage.empty())
        return section(
            "coverage", words("Coverage"), element("p", words("The policy asks for no device of this machine.")));
    Html rows;
    for (const Cover cover : order) {
        for (const Group& group : grouped(report.coverage, cover))
            rows += row(group, words);
    }
    const auto titles =
        std::to_array({words("Device"), words("Kind"), words("Coverage"), words("Rule"), words("Because")});
    return section("coverage",
                   words("Coverage"),
                   joined(overview(report.coverage, words),
                          element("table",
                                  {attribute("class", "coverage")},
                                  element("caption", words("Each device that the policy speaks of")),
                                  column_titles(titles),
                                  element("tbody", rows))));
}

}  // namespace ocks
