// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/picture/branch.hpp"

#include "reports/html/quantity.hpp"
#include "reports/picture/panel.hpp"
#include "reports/picture/svg.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace ocks {
namespace {

using html::element;
using html::Html;
using html::joined;

constexpr double indent = 15;
constexpr double margin_left = 20;  // an icon begins where the texts of a panel do
constexpr double icon_radius = 8;
constexpr unsigned most_indents = 8;  // deeper ones stay there: a name needs room as well

double left_of(unsigned depth)
{
    return margin_left + indent * std::min(depth, most_indents);
}

double middle_of(const Branch& branch)
{
    return branch.is_bridge ? 10 : 15;
}

std::string text(const Device& device, std::string_view property)
{
    const auto found = device.properties.find(property);
    return found == device.properties.end() ? std::string{} : humane_property(property, found->second);
}

std::string link(const Device& device, std::string_view speed, std::string_view width)
{
    const std::string rate = text(device, speed);
    const std::string lanes = text(device, width);
    return rate.empty() || lanes.empty() ? std::string{} : rate + " ×" + lanes;
}

/// "Samsung Electronics Co Ltd" is Samsung, "Advanced Micro Devices, Inc. [AMD/ATI]" is AMD.
std::string short_vendor(std::string_view vendor)
{
    constexpr auto ranks = std::to_array<std::string_view>({" Corporation",
                                                            " Corp.",
                                                            " Inc.",
                                                            " Inc",
                                                            " Ltd.",
                                                            " Ltd",
                                                            " Limited",
                                                            " Co.",
                                                            " Co",
                                                            " Technologies",
                                                            " Technology",
                                                            " Electronics",
                                                            " Systems",
                                                            " Semiconductor"});
    const auto open = vendor.find('[');
    if (open != std::string_view::npos && vendor.ends_with(']'))
        vendor = vendor.substr(open + 1, vendor.size() - open - 2);
    vendor = vendor.substr(0, vendor.find_first_of(",/("));
    for (bool cut = true; cut;) {
        while (vendor.ends_with(' '))
            vendor.remove_suffix(1);
        cut = false;
        for (const std::string_view rank : ranks) {
            if (vendor.ends_with(rank) && vendor.size() > rank.size()) {
                vendor.remove_suffix(rank.size());
                cut = true;
            }
        }
    }
    return std::string{vendor};
}

void add(std::string& list, std::string_view part)
{
    if (!part.empty())
        list.append(list.empty() ? "" : ", ").append(part);
}

}  // namespace

std::string short_name(const Device& device)
{
    std::string name = text(device, "device_name");
    // "MT2892 Family [ConnectX-6 Dx]": what stands in brackets is what is printed on the card.
    const std::size_t open = name.find('[');
    if (open != std::string::npos && name.ends_with(']') && !name.ends_with("mode]") && open + 5 < name.size())
        name = name.substr(open + 1, name.size() - open - 2);
    if (name.empty())
        name = text(device, "class_name");
    const std::string vendor = short_vendor(text(device, "vendor_name"));
    if (!vendor.empty() && !name.starts_with(vendor))
        name.insert(0, vendor + " ");
    return name.empty() ? text(device, "vendor_id") + ":" + text(device, "device_id") : name;
}

std::string unused_link(const Device& device)
{
    const std::string now = link(device, "link_speed_mts", "link_width");
    const std::string best = link(device, "max_link_speed_mts", "max_link_width");
    return now == best || now.empty() ? std::string{} : best;
}

std::string particulars(const Device& device, const Inventory& inventory, const Words& words)
{
    constexpr auto named = std::to_array<std::string_view>({"nvme", "nic", "scsi_host"});
    std::string all;
    for (const Device& other : inventory.devices) {
        if (std::ranges::find(named, other.kind) != named.end() && pci_address_of(other) == device.name)
            add(all, other.name);
    }
    const std::string driver = text(device, "driver");
    if (!driver.empty())
        add(all, driver);
    else if (device.properties.contains("expected_drivers"))
        add(all, words("no driver"));
    add(all, link(device, "link_speed_mts", "link_width"));
    return all;
}

double height_of(const Branch& branch)
{
    return branch.is_bridge ? 22 : 40;
}

Html draw_branch(const Branch& branch, double top, const Inventory& inventory, const Words& words)
{
    const Device& device = *branch.device;
    const double left = left_of(branch.depth);
    const double middle = top + middle_of(branch);
    const std::string tone{branch.mark.tone};
    if (branch.is_bridge) {
        std::string line = device.name;
        add(line, particulars(device, inventory, words));
        return joined(svg::box({left - 4, middle - 4}, {8, 8}, 2, "bridge " + tone),
                      svg::text({left + 12, middle + 4}, "minor", svg::fitted(line, panel_width - left - 20, 11)));
    }
    const double start = left + 16;
    const double room = panel_width - start - 8;
    std::string line = device.name;
    add(line, particulars(device, inventory, words));
    if (branch.virtual_functions > 0)
        add(line, words.filled("{} virtual functions", {std::to_string(branch.virtual_functions)}));
    const std::string unused = unused_link(device);
    Html second = svg::fitted(line, room, 11);
    if (!unused.empty())
        second += element("tspan", {html::attribute("class", "warn")}, " ! ", words.filled("can do {}", {unused}));
    return joined(svg::disc({left, middle}, icon_radius, "icon " + tone),
                  svg::text({left, middle + 4}, "glyph " + tone, branch.mark.icon),
                  svg::text({start, top + 16}, "major", svg::fitted(short_name(device), room, bold_size)),
                  svg::text({start, top + 31}, "minor", second));
}

Html draw_link(const Branch& branch, double from, double top)
{
    const auto lanes = number_of(*branch.device, "link_width").value_or(0);
    const double width =
        lanes == 0 ? 1 : 1 + 0.8 * static_cast<double>(std::bit_width(std::min<std::uint64_t>(lanes, 16)));
    const double trunk = left_of(branch.depth) - indent;
    const double middle = top + middle_of(branch);
    const double end = left_of(branch.depth) - (branch.is_bridge ? 4 : icon_radius);
    return svg::line(std::array<svg::Point, 3>{{{trunk, from}, {trunk, middle}, {end, middle}}}, width, "link");
}

}  // namespace ocks
