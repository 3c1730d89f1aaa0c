// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/picture/panel.hpp"

#include "core/text.hpp"
#include "reports/html/quantity.hpp"
#include "reports/picture/branch.hpp"
#include "reports/picture/svg.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ocks {
namespace {

using html::Html;

constexpr double padding = 12;
constexpr double head_height = 34;
constexpr double chip_height = 62;
constexpr double row_gap = 4;

/// Where the next thing is drawn, and what has been.
struct Sheet {
    double y = 0;
    Html drawn;
};

std::string said(const Device& device, std::string_view property)
{
    const auto found = device.properties.find(property);
    return found == device.properties.end() ? std::string{} : humane_property(property, found->second);
}

/// The first number of a CPU list "0-3,8".
std::optional<std::uint64_t> first_cpu(std::string_view list)
{
    const auto number = parse_unsigned(list.substr(0, list.find_first_of("-,")));
    return number ? std::optional{*number} : std::nullopt;
}

bool holds(std::string_view list, std::uint64_t cpu)
{
    return std::ranges::any_of(split(list, ','), [cpu](std::string_view range) {
        const auto dash = range.find('-');
        const auto low = parse_unsigned(range.substr(0, dash));
        const auto high = dash == std::string_view::npos ? low : parse_unsigned(range.substr(dash + 1));
        return low && high && *low <= cpu && cpu <= *high;
    });
}

/// The packages some of whose CPUs are of this node; either list may be the finer one.
std::vector<const Device*> packages_of(const Device& node, const Inventory& inventory)
{
    const std::string_view cpus = text_of(node, "cpus").value_or("");
    std::vector<const Device*> packages;
    for (const Device& device : inventory.devices) {
        if (device.kind != "cpu")
            continue;
        const std::string_view online = text_of(device, "online").value_or("");
        const auto first = first_cpu(cpus);
        const auto other = first_cpu(online);
        if ((first && holds(online, *first)) || (other && holds(cpus, *other)))
            packages.push_back(&device);
    }
    return packages;
}

struct Range {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
};

/// The ranges of a CPU list, which the kernel writes in ascending order; none if it is no such list.
std::vector<Range> ranges_of(std::string_view list)
{
    constexpr std::uint64_t most = 1U << 20U;
    std::vector<Range> ranges;
    for (const std::string_view part : split(list, ',')) {
        const auto dash = part.find('-');
        const auto first = parse_unsigned(part.substr(0, dash));
        const auto last = dash == std::string_view::npos ? first : parse_unsigned(part.substr(dash + 1));
        if (!first || !last || *last < *first || *last > most)
            return {};
        ranges.push_back({*first, *last});
    }
    return ranges;
}

/// How many CPUs are in both lists. In one pass: the lists are somebody else's, and may be long.
std::uint64_t in_both(const std::vector<Range>& some, const std::vector<Range>& others)
{
    std::uint64_t count = 0;
    for (auto one = some.begin(), other = others.begin(); one != some.end() && other != others.end();) {
        const std::uint64_t first = std::max(one->first, other->first);
        const std::uint64_t last = std::min(one->last, other->last);
        if (first <= last)
            count += last - first + 1;
        if (one->last < other->last)
            ++one;
        else
            ++other;
    }
    return count;
}

/// How many of a package's CPUs are in this node; nothing if all of them are, or if either does not say.
std::optional<std::uint64_t> share_of(const Device& node, const Device& package)
{
    const auto here = ranges_of(text_of(node, "cpus").value_or(""));
    const auto all = ranges_of(text_of(package, "online").value_or(""));
    const std::uint64_t count = in_both(here, all);
    return count == 0 || count == in_both(all, all) ? std::nullopt : std::optional{count};
}

/// A package seen from above, with its pins, and what it is.
void draw_package(Sheet& sheet, const Device& node, const Device& package, const Words& words)
{
    const double left = padding;
    const double top = sheet.y;
    constexpr double size = 46;
    for (unsigned pin = 0; pin < 5; ++pin) {
        const double along = 7 + 8.0 * pin;
        sheet.drawn += svg::box({left - 4, top + along - 1.5}, {size + 8, 3}, 1, "pin");
        sheet.drawn += svg::box({left + along - 1.5, top - 4}, {3, size + 8}, 1, "pin");
    }
    const auto share = share_of(node, package);
    sheet.drawn += svg::box({left, top}, {size, size}, 6, "chip");
    sheet.drawn += svg::text(
        {left + size / 2, top + size / 2 + 6}, "chip-count", share ? std::to_string(*share) : said(package, "cores"));
    const double start = left + size + 16;
    const double room = panel_width - start - padding;
    const std::string number = package.name.starts_with("cpu") ? package.name.substr(3) : package.name;
    std::string detail = words.filled("socket {}", {number});
    if (const std::string threads = said(package, "threads"); share && !threads.empty())
        detail += ", " + words.filled("{} of {} threads", {std::to_string(*share), threads});
    if (const std::string cores = said(package, "cores"); !share && !cores.empty())
        detail += ", " + words.filled("{} cores", {cores});
    if (const std::string threads = said(package, "threads"); !share && !threads.empty())
        detail += ", " + words.filled("{} threads", {threads});
    const std::string model = said(package, "model");
    sheet.drawn +=
        svg::text({start, top + 19}, "major", svg::fitted(model.empty() ? package.name : model, room, bold_size));
    sheet.drawn += svg::text({start, top + 37}, "minor", svg::fitted(detail, room, 11));
    sheet.y += chip_height;
}

/// Against the largest node: a node that lost a channel is seen at once.
void draw_node_memory(Sheet& sheet, const Device& node, const Inventory& inventory, const Words& words)
{
    const auto bytes = number_of(node, "memory_bytes");
    if (!bytes)
        return;
    std::uint64_t most = *bytes;
    for (const Device& device : inventory.devices) {
        if (device.kind == "numa")
            most = std::max(most, number_of(device, "memory_bytes").value_or(0));
    }
    const double room = panel_width - 2 * padding;
    const double share = most == 0 ? 0 : static_cast<double>(*bytes) / static_cast<double>(most);
    sheet.drawn += svg::box({padding, sheet.y + 6}, {room, 6}, 3, "trough");
    sheet.drawn += svg::box({padding, sheet.y + 6}, {room * share, 6}, 3, "filled");
    sheet.drawn += svg::text({padding, sheet.y + 28}, "minor", words.filled("memory {}", {humane_bytes(*bytes)}));
    const std::string_view cpus = text_of(node, "cpus").value_or("");
    const std::string told = cpus.empty() ? std::string{words("no CPU")} : words.filled("CPUs {}", {cpus});
    sheet.drawn += svg::text({panel_width - padding, sheet.y + 28}, "minor end", svg::fitted(told, 250, 11));
    sheet.y += 42;
}

void draw_branches(Sheet& sheet, const Panel& panel, const Inventory& inventory, const Words& words)
{
    std::vector<double> tops;
    Html links;
    Html rows;
    for (const Branch& branch : panel.branches) {
        const double top = sheet.y;
        tops.push_back(top);
        if (branch.depth > 0) {
            const Branch& above = panel.branches.at(branch.parent);
            links += draw_link(branch, tops.at(branch.parent) + height_of(above) / 2, top);
        }
        rows += draw_branch(branch, top, inventory, words);
        sheet.y += height_of(branch) + row_gap;
    }
    sheet.drawn += links;  // below the icons
    sheet.drawn += rows;
    if (panel.folded > 0) {
        sheet.drawn += svg::text(
            {padding, sheet.y + 14},
            "minor",
            words.filled("{} more functions of the chipset, which need no test", {std::to_string(panel.folded)}));
        sheet.y += 24;
    }
}

/// For those who hear the picture.
std::string description(const Panel& panel, const Inventory& inventory, const Words& words)
{
    std::string all;
    for (const Branch& branch : panel.branches) {
        if (!branch.is_bridge)
            all += fmt::format("{}: {}, {}; ",
                               short_name(*branch.device),
                               words.known(branch.mark.word),
                               particulars(*branch.device, inventory, words));
    }
    return all;
}

}  // namespace

Html draw_panel(const Panel& panel, const Inventory& inventory, const Words& words)
{
    const std::string number = panel.node ? std::to_string(*panel.node) : std::string{};
    const Device* node = panel.node ? find_device(inventory, "numa", "node" + number) : nullptr;
    const bool nodes = std::ranges::find(inventory.devices, "numa", &Device::kind) != inventory.devices.end();
    const std::string title = panel.node ? words.filled("NUMA node {}", {number})
                                         : std::string{nodes ? words("Of no NUMA node") : words("PCI devices")};
    Sheet sheet{0, {}};
    sheet.drawn += svg::text({padding, 22}, "title", title);
    sheet.y = head_height + 6;
    if (node != nullptr) {
        for (const Device* package : packages_of(*node, inventory))
            draw_package(sheet, *node, *package, words);
        draw_node_memory(sheet, *node, inventory, words);
    }
    draw_branches(sheet, panel, inventory, words);
    return svg::picture(
        "panel", {panel_width, sheet.y + padding}, title, description(panel, inventory, words), sheet.drawn);
}

}  // namespace ocks
