// SPDX-License-Identifier: GPL-3.0-or-later
/// Graphics cards, and the connectors of each with the monitor that hangs on it.
///
///   card0                     -> ../../devices/pci0000:00/0000:00:02.0/0000:05:00.0/drm/card0
///   card0/device/driver       -> ../../../../bus/pci/drivers/mgag200
///   card0/device/mem_info_vram_total    "8573157376" (amdgpu)
///   card0-VGA-1/status           "connected"
///   card0-VGA-1/modes            "1024x768\n800x600\n": the preferred one first
///   card0-VGA-1/edid             bytes; empty without a monitor
///
/// drivers/gpu/drm/drm_sysfs.c in the kernel. Render nodes are the same card again.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/edid.hpp"
#include "probes/path.hpp"
#include "probes/pci_address.hpp"

#include <array>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/class/drm";

constexpr auto card_attributes = std::to_array<Attribute>({
    {"device/driver", "driver", Form::link_name},
    {"device/mem_info_vram_total", "vram_bytes", Form::number},
    {"device/vbios_version", "firmware"},
});

constexpr auto connector_attributes = std::to_array<Attribute>({
    {"status", "status"},
    {"enabled", "enabled"},
});

void read_monitor(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    const auto modes = read_if_answered(root, path + "/modes", "connector", notes);
    if (modes && !modes->empty())
        device.properties.emplace("preferred_mode", std::string{lines(*modes).front()});
    const auto bytes = read_bytes_if_answered(root, path + "/edid", "connector", notes);
    if (!bytes || bytes->empty())
        return;
    auto decoded = decode_edid(*bytes);
    if (decoded)
        device.properties.merge(decoded->properties);
    else
        notes.push_back({"connector", path + "/edid", decoded.error().why});
}

void observe_cards(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, directory, "gpu", inventory.notes)) {
        const std::string path = below(std::string{directory}, name);
        if (!name.starts_with("card"))
            continue;
        // "card0-VGA-1" is a connector of "card0".
        if (const auto dash = name.find('-'); dash != std::string::npos) {
            Device connector{.kind = "connector", .name = name, .properties = {}};
            connector.properties.emplace("gpu", name.substr(0, dash));
            read_attributes(root, path, connector_attributes, connector, inventory.notes);
            read_monitor(root, path, connector, inventory.notes);
            inventory.devices.push_back(std::move(connector));
            continue;
        }
        Device device{.kind = "gpu", .name = name, .properties = {}};
        read_attributes(root, path, card_attributes, device, inventory.notes);
        if (auto address = pci_address_of(root, path))
            device.properties.emplace("pci_address", std::move(*address));
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe gpu{
    .id = "gpu",
    .summary = "graphics cards, connectors and monitors",
    .observe = observe_cards,
};

}  // namespace ocks::probes
