// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/frame/layout.hpp"
#include "hcl-db/site/frame/signs.hpp"
#include "hcl-db/site/frame/table.hpp"
#include "hcl-db/site/pages/listing/parts.hpp"

#include <algorithm>
#include <tuple>

namespace ocks::site {
namespace {

using namespace html;

auto key(const Component& part)
{
    return std::tie(part.id, part.subsystem, part.driver, part.expected, part.firmware, part.cover, part.outcome);
}

}  // namespace

std::vector<Same> grouped(std::span<const Component> components)
{
    std::vector<Same> groups;
    for (const Component& part : components) {
        const auto same =
            std::ranges::find_if(groups, [&](const Same& each) { return key(each.component) == key(part); });
        if (same == groups.end())
            groups.push_back({.component = part, .count = 1});
        else
            ++same->count;
    }
    return groups;
}

Html driver_cell(const Component& part, const Words& words)
{
    if (part.driver.empty() && part.expected.empty())
        return Html{"–"};
    Html cell = part.driver.empty() ? element("span", {attribute("class", "missed")}, words("none bound"))
                                    : driver_link(words, part.driver);
    const std::string around = "," + part.expected + ",";
    if (!part.expected.empty() && around.find("," + part.driver + ",") == std::string::npos)
        cell += joined(" ", element("small", words("expected {}", {part.expected})));
    if (!part.firmware.empty())
        cell += joined(" ", element("small", words("firmware {}", {part.firmware})));
    return cell;
}

Html devices_part(std::span<const Component> components, const Words& words)
{
    Table table{
        words("PCI devices with the driver that was bound"),
        {words("Device"), words("PCI id"), words("Address"), words("Driver"), words("Coverage"), words("Tests on it")}};
    for (const Same& each : grouped(components)) {
        const Component& part = each.component;
        table.add({part.device.empty() && part.vendor.empty()
                       ? element("code", part.id)
                       : joined(part.device.empty() ? part.vendor : part.device,
                                " ",
                                part.device.empty() ? Html{} : element("small", part.vendor)),
                   joined(component_link(words, part.id), " ", element("small", part.subsystem)),
                   each.count == 1 ? element("code", part.address) : joined(each.count, " ×"),
                   driver_cell(part, words),
                   part.cover.empty() ? Html{"–"} : badge(words, part.cover),
                   badge(words, part.outcome.empty() ? "untested" : part.outcome)});
    }
    if (table.empty())
        return {};
    return section("devices", words("PCI devices"), table.html());
}

}  // namespace ocks::site
