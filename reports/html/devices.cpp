// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"
#include "reports/html/quantity.hpp"
#include "reports/html/sections.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace ocks {
namespace {

using html::attribute;
using html::element;
using html::Html;
using html::joined;

struct Title {
    std::string_view kind;
    Phrase title;
};

// What a reader looks for first stands first; kinds that are not here follow under their own names.
constexpr auto titles = std::to_array<Title>({{"pci", "PCI devices"},
                                              {"nvme", "NVMe controllers"},
                                              {"block", "Disks"},
                                              {"nic", "Network interfaces"},
                                              {"scsi_host", "SCSI hosts"},
                                              {"cpu", "Processors"},
                                              {"processor", "Processor sockets"},
                                              {"dimm", "Memory modules"},
                                              {"memory_array", "Memory arrays"},
                                              {"memory", "Memory"},
                                              {"numa", "NUMA nodes"},
                                              {"topology", "Topology"},
                                              {"ipmi", "Management controllers"},
                                              {"watchdog", "Watchdogs"},
                                              {"system", "System"},
                                              {"board", "Boards"},
                                              {"chassis", "Chassis"},
                                              {"bios", "Firmware"},
                                              {"smbios", "SMBIOS tables"},
                                              {"kernel", "Kernel"},
                                              {"os", "Operating system"}});

std::string text(const Device& device, std::string_view property)
{
    const auto found = device.properties.find(property);
    return found == device.properties.end() ? std::string{} : humane_property(property, found->second);
}

bool is_expected(const Device& device, const std::string& driver)
{
    const std::string expected = text(device, "expected_drivers");
    const auto names = split(expected, ',');
    return std::ranges::find(names, driver) != names.end();
}

/// The one column that decides whether this kernel serves this device.
Html driver_cell(const Device& device, const Words& words)
{
    const std::string driver = text(device, "driver");
    const std::string expected = text(device, "expected_drivers");
    if (expected.empty())
        return driver.empty() ? mark("quiet", "–", words("needs none that is known")) : Html{driver};
    if (driver.empty())
        return joined(mark("missed", "✗", words("none bound")),
                      element("small", words.filled("expected {}", {expected})));
    if (!is_expected(device, driver))
        return joined(mark("warning", "!", driver), element("small", words.filled("expected {}", {expected})));
    return mark("met", "✓", driver);
}

std::string link(const Device& device, std::string_view speed, std::string_view width)
{
    const std::string rate = text(device, speed);
    const std::string lanes = text(device, width);
    return rate.empty() || lanes.empty() ? std::string{} : rate + " ×" + lanes;
}

Html link_cell(const Device& device, const Words& words)
{
    const std::string now = link(device, "link_speed_mts", "link_width");
    const std::string best = link(device, "max_link_speed_mts", "max_link_width");
    if (now.empty() || best.empty() || now == best)
        return now;
    return joined(mark("warning", "!", now), element("small", words.filled("can do {}", {best})));
}

Html pci_row(const Device& device, const Words& words)
{
    std::string name = text(device, "vendor_name");
    const std::string model = text(device, "device_name");
    name += (name.empty() || model.empty() ? "" : " ") + model;
    const std::string id = fmt::format("{}:{}", text(device, "vendor_id"), text(device, "device_id"));
    const std::string kind = text(device, "class_name");
    return element("tr",
                   element("th", {attribute("scope", "row")}, element("code", device.name)),
                   cell(words("Device"),
                        joined(name.empty() ? kind : name,
                               element("small", joined(element("code", id), kind.empty() ? "" : " · " + kind)))),
                   cell(words("Driver"), driver_cell(device, words)),
                   cell(words("Link"), link_cell(device, words)),
                   cell(words("NUMA node"), text(device, "numa_node")));
}

Html generic_row(const Device& device, const Words& words)
{
    Html facts;
    for (const auto& [name, value] : device.properties) {
        facts += element("span",
                         {attribute("class", "fact")},
                         element("span", {attribute("class", "key")}, words.known(humane_name(name))),
                         " ",
                         humane_property(name, value));
        facts += " ";
    }
    return element("tr", element("th", {attribute("scope", "row")}, element("code", device.name)), cell("", facts));
}

Html titles_of(bool pci, const Words& words)
{
    if (!pci)
        return column_titles(std::to_array({words("Name"), words("Properties")}));
    return column_titles(
        std::to_array({words("Address"), words("Device"), words("Driver"), words("Link"), words("NUMA node")}));
}

Html kind_table(const Inventory& inventory, std::string_view kind, std::string_view title, const Words& words)
{
    const bool pci = kind == "pci";
    Html rows;
    std::uint64_t count = 0;
    for (const Device& device : inventory.devices) {
        if (device.kind != kind)
            continue;
        rows += pci ? pci_row(device, words) : generic_row(device, words);
        ++count;
    }
    if (count == 0)
        return {};
    return element("table",
                   {attribute("class", pci ? "devices" : "devices plain")},
                   element("caption", title, " ", element("small", count)),
                   titles_of(pci, words),
                   element("tbody", rows));
}

}  // namespace

Html devices_section(const Inventory& inventory, const Words& words)
{
    Html tables;
    for (const Title& each : titles)
        tables += kind_table(inventory, each.kind, words(each.title), words);
    std::string_view last;
    for (const Device& device : inventory.devices) {
        if (device.kind != last && std::ranges::find(titles, device.kind, &Title::kind) == titles.end())
            tables += kind_table(inventory, device.kind, device.kind, words);
        last = device.kind;
    }
    if (tables.empty())
        tables = element("p", words("Nothing was found."));
    return section("devices", words("Devices"), tables);
}

}  // namespace ocks
