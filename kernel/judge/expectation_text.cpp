// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/judge/expectation_text.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace ocks {
namespace {

/// What is said of a device of one kind, and what it may be known by: its name where the machine gives it, else the
/// first of these properties that it has and that no other device of the kind has too.
struct Kind {
    std::string_view name;
    std::string_view identities;  ///< with blanks between, as the next
    std::string_view properties;
};

constexpr std::array kinds{
    Kind{"system", "", "vendor product version serial uuid sku family"},
    Kind{"board", "", "vendor product serial"},
    Kind{"chassis", "", "vendor serial"},
    Kind{"bios", "", "vendor version release_date uefi"},
    Kind{"processor", "", "socket manufacturer version part_number max_mhz cores threads"},
    Kind{"dimm", "", "locator manufacturer part_number size_bytes configured_mts"},
    Kind{"topology", "", "packages cores threads numa_nodes architecture"},
    Kind{"cpu", "", "vendor model implementer part cores threads"},
    Kind{"numa", "", "cpus distances"},
    Kind{"pci", "", "vendor_id device_id class driver numa_node max_link_speed_mts max_link_width parent"},
    Kind{"nvme", "serial pci_address", "serial pci_address numa_node transport"},
    Kind{"block", "serial wwid pci_address size_bytes", "wwid serial size_bytes rotational pci_address"},
    Kind{"scsi_host", "pci_address", "driver pci_address"},
    Kind{"nic", "mac", "mac pci_address driver"},
    Kind{"ipmi", "", "manufacturer_id product_id"},
    Kind{"watchdog", "identity", "identity"},
};

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        // A model is plain ASCII.
        out += c < ' ' || c > '~' ? '.' : c;
    }
    return out + '"';
}

std::string value_text(const Value& value)
{
    const auto* text = std::get_if<std::string>(&value);
    return text == nullptr ? to_string(value) : quoted(*text);
}

bool is_unique(const Inventory& inventory, const Device& device, std::string_view key)
{
    const auto own = device.properties.find(key);
    return own != device.properties.end() && std::ranges::count_if(inventory.devices, [&](const Device& other) {
                                                 const auto property = other.properties.find(key);
                                                 return other.kind == device.kind &&
                                                        property != other.properties.end() &&
                                                        property->second == own->second;
                                             }) == 1;
}

std::string_view identity_of(const Inventory& inventory, const Device& device, const Kind& kind)
{
    const auto candidates = split(kind.identities, ' ');
    const auto key = std::ranges::find_if(
        candidates, [&](std::string_view candidate) { return is_unique(inventory, device, candidate); });
    return key == candidates.end() ? std::string_view{} : *key;
}

std::string device_text(const Inventory& inventory, const Device& device, const Kind& kind)
{
    const std::string_view identity = identity_of(inventory, device, kind);
    std::string text = "\n[[device]]\nkind = " + quoted(device.kind) + "\n";
    text += identity.empty() ? "name = " + quoted(device.name) : "by = " + quoted(identity);
    std::string properties;
    for (const std::string_view key : split(kind.properties, ' ')) {
        const auto property = device.properties.find(key);
        if (property == device.properties.end())
            continue;
        properties += properties.empty() ? " " : ", ";
        properties += std::string{key} + " = " + value_text(property->second);
    }
    text += "\n";
    if (!properties.empty())
        text += "properties = {" + properties + " }\n";
    return text;
}

}  // namespace

std::string expectation_text(const Inventory& inventory)
{
    std::string text;
    for (const Kind& kind : kinds) {
        for (const Device& device : inventory.devices) {
            if (device.kind == kind.name)
                text += device_text(inventory, device, kind);
        }
    }
    return text;
}

}  // namespace ocks
