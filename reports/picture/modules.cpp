// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/quantity.hpp"
#include "reports/picture/panel.hpp"
#include "reports/picture/svg.hpp"

#include <algorithm>

namespace ocks {
namespace {

using html::Html;

constexpr double padding = 12;
constexpr double head_height = 40;
constexpr double height = 40;
constexpr double gap = 6;
constexpr std::size_t most_columns = 4;

struct Slot {
    std::string locator;
    std::optional<std::uint64_t> bytes;  ///< nothing in it
};

std::vector<Slot> slots_of(const Inventory& inventory)
{
    std::vector<Slot> slots;
    for (const Device& device : inventory.devices) {
        if (device.kind == "dimm")
            slots.push_back(
                {std::string{text_of(device, "locator").value_or(device.name)}, number_of(device, "size_bytes")});
    }
    return slots;
}

Html draw_slot(const Slot& slot, svg::Point corner, double width)
{
    return html::joined(
        svg::box(corner, {width - gap, height}, 4, slot.bytes ? "module" : "module empty"),
        svg::text({corner.x + 8, corner.y + 17}, "major", slot.bytes ? Html{humane_bytes(*slot.bytes)} : Html{"–"}),
        svg::text({corner.x + 8, corner.y + 32}, "minor", svg::fitted(slot.locator, width - 20, 11)));
}

}  // namespace

Html draw_modules(const Inventory& inventory, const Words& words)
{
    const std::vector<Slot> slots = slots_of(inventory);
    if (slots.empty())
        return {};
    const std::size_t columns = std::min(slots.size(), most_columns);
    const double width = (panel_width - 2 * padding + gap) / static_cast<double>(columns);
    Html drawn;
    std::string heard;
    std::size_t filled = 0;
    for (std::size_t index = 0; index < slots.size(); ++index) {
        const Slot& slot = slots[index];
        const std::size_t row = index / columns;
        drawn += draw_slot(slot,
                           {padding + width * static_cast<double>(index % columns),
                            head_height + (height + gap) * static_cast<double>(row)},
                           width);
        filled += slot.bytes ? 1U : 0U;
        heard += "; " + (slot.bytes ? slot.locator + " " + humane_bytes(*slot.bytes)
                                    : words.filled("{}, empty", {slot.locator}));
    }
    const std::string count =
        words.filled("{} of {} slots filled", {std::to_string(filled), std::to_string(slots.size())});
    drawn += svg::text({padding, 22}, "title", words("Memory modules"));
    drawn += svg::text({panel_width - padding, 22}, "minor end", count);
    const std::size_t rows = (slots.size() + columns - 1) / columns;
    return svg::picture("panel",
                        {panel_width, head_height + (height + gap) * static_cast<double>(rows) + padding},
                        words("Memory modules"),
                        count + heard,
                        drawn);
}

}  // namespace ocks
