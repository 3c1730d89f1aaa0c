// SPDX-License-Identifier: GPL-3.0-or-later
/// What a machine without SMBIOS and ACPI says of itself.
///
///   base/model         "Phytium FT2000+ Board", ended by a zero
///   base/compatible    "phytium,ft2000plus" and more, each ended by a zero
///
/// Devicetree specification, 3.2 "root node"; Documentation/ABI/testing/sysfs-firmware-ofw in the kernel.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/probe.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ocks::probes {
namespace {

constexpr auto attributes = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"model", "model"},
    {"compatible", "compatible"},
    {"serial-number", "serial"},
});

void observe_root_node(const Sysroot& root, Inventory& inventory)
{
    Device device{.kind = "devicetree", .name = "devicetree", .properties = {}};
    for (const auto& [file, property] : attributes) {
        const auto content = root.read("/sys/firmware/devicetree/base/" + std::string{file});
        if (!content) {
            if (content.error().code != Errc::absent)
                inventory.notes.push_back({"devicetree", content.error().where, content.error().why});
            continue;
        }
        constexpr std::size_t page = 4096;
        if (content->size() > page) {
            inventory.notes.push_back({"devicetree",
                                       "/sys/firmware/devicetree/base/" + std::string{file},
                                       "longer than a property of the root can be"});
            continue;
        }
        std::string text{trimmed(*content)};
        std::ranges::replace(text, '\0', ',');
        std::ranges::replace_if(
            text, [](char c) { return c < ' ' || c > '~'; }, '.');
        if (!text.empty())
            device.properties.emplace(property, std::move(text));
    }
    if (!device.properties.empty())
        inventory.devices.push_back(std::move(device));
}

}  // namespace

extern constinit const Probe devicetree{
    .id = "devicetree",
    .summary = "the machine by its devicetree",
    .observe = observe_root_node,
};

}  // namespace ocks::probes
