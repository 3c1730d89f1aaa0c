// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity.hpp"

#include "core/digest.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace ocks {
namespace {

using Lines = std::vector<std::string>;
using Properties = std::span<const std::string_view>;

/// What of a kind says how a machine is built and equipped.
struct Part {
    std::string_view kind = {};
    Properties properties = {};
};

constexpr auto pci_properties = std::to_array<std::string_view>(
    {"class", "vendor_id", "device_id", "subsystem_vendor_id", "subsystem_device_id", "revision"});
constexpr auto cpu_family =
    std::to_array<std::string_view>({"vendor", "family", "model_number", "implementer", "part"});
constexpr auto cpu_properties = std::to_array<std::string_view>({"model", "stepping", "variant", "revision", "cores"});
constexpr auto dimm_properties =
    std::to_array<std::string_view>({"type", "technology", "size_bytes", "manufacturer", "part_number", "ranks"});
constexpr auto nvme_properties = std::to_array<std::string_view>({"model", "firmware"});
constexpr auto block_properties = std::to_array<std::string_view>({"vendor", "model", "firmware", "size_bytes"});
constexpr auto bios_properties = std::to_array<std::string_view>({"vendor", "version", "release_date", "revision"});
constexpr auto ipmi_properties = std::to_array<std::string_view>({"manufacturer_id", "product_id", "firmware"});
constexpr auto firmware_properties = std::to_array<std::string_view>({"component", "id", "version"});
constexpr auto esrt_properties = std::to_array<std::string_view>({"class", "version"});
constexpr auto supply_properties =
    std::to_array<std::string_view>({"manufacturer", "part_number", "revision", "max_power_watts"});

/// The parts that can be exchanged, and firmware.
constexpr auto parts = std::to_array<Part>({
    {"pci", pci_properties},
    {"cpu", cpu_properties},
    {"dimm", dimm_properties},
    {"nvme", nvme_properties},
    {"block", block_properties},
    {"bios", bios_properties},
    {"ipmi", ipmi_properties},
    {"firmware", firmware_properties},
    {"esrt", esrt_properties},
    {"power_supply", supply_properties},
});

std::string value_of(const Device& device, std::string_view property)
{
    const auto found = device.properties.find(property);
    return found == device.properties.end() ? "" : to_string(found->second);
}

/// "pci class=010802 vendor_id=144d": what the device does not say is left out.
std::string line_of(std::string_view title, const Device& device, Properties properties)
{
    std::string line{title};
    for (const std::string_view property : properties) {
        if (const std::string value = value_of(device, property); !value.empty())
            line.append(" ").append(property).append("=").append(value);
    }
    return line;
}

/// Virtual functions come and go with the kernel, and empty slots and media that come and go are no equipment.
bool is_equipment(const Device& device)
{
    return !device.properties.contains("physical_function") && number_of(device, "populated") != 0U &&
           number_of(device, "present") != 0U && number_of(device, "removable") != 1U;
}

/// On a bus that begins at the processors or the chipset, not behind a bridge.
bool is_on_root_bus(const Device& device)
{
    return device.kind == "pci" && !device.properties.contains("parent") && is_equipment(device);
}

bool has_class(const Device& device, std::string_view prefix)
{
    return text_of(device, "class").value_or("").starts_with(prefix);
}

Fingerprint fingerprint(std::string_view title, Lines lines)
{
    std::ranges::sort(lines);
    std::string text = "ocks-" + std::string{title} + "/1\n";
    for (const std::string& line : lines)
        text += line + "\n";
    std::string digest = sha256(text);
    return {std::move(text), std::move(digest)};
}

/// "0000:3a" of "0000:3a:02.0", and "02.0".
std::pair<std::string, std::string> split_address(const std::string& address)
{
    const auto colon = address.rfind(':');
    return colon == std::string::npos ? std::pair{address, std::string{}}
                                      : std::pair{address.substr(0, colon), address.substr(colon + 1)};
}

/// Each root bus by the ports on it, whatever its number is this time.
Lines root_buses(const Inventory& inventory)
{
    constexpr auto port_properties =
        std::to_array<std::string_view>({"vendor_id", "device_id", "max_link_speed_mts", "max_link_width"});
    std::map<std::string, Lines> buses;
    for (const Device& device : inventory.devices) {
        if (!is_on_root_bus(device) || !has_class(device, "0604"))
            continue;
        const auto [bus, place] = split_address(device.name);
        buses[bus].push_back(line_of(place, device, port_properties));
    }
    Lines lines;
    for (auto& [bus, ports] : buses) {
        std::ranges::sort(ports);
        std::string line = "root-bus";
        for (const std::string& port : ports)
            line += " [" + port + "]";
        lines.push_back(std::move(line));
    }
    return lines;
}

Lines topology_lines(const Inventory& inventory)
{
    Lines lines = root_buses(inventory);
    const auto count = [&](std::string_view kind) {
        return std::ranges::count(inventory.devices, kind, &Device::kind);
    };
    lines.push_back("sockets " + std::to_string(count("processor")));
    lines.push_back("memory-slots " + std::to_string(count("dimm")));
    if (const Device* const topology = find_device(inventory, "topology", "topology")) {
        constexpr auto properties = std::to_array<std::string_view>({"architecture", "packages", "numa_nodes"});
        lines.push_back(line_of("processors", *topology, properties));
    }
    return lines;
}

/// Soldered to the board: what the firmware lists as onboard, and controllers on a root bus. The functions there that
/// are the processor's own (host bridges, performance monitors, system peripherals) belong to it, not to the board.
Lines onboard_lines(const Inventory& inventory)
{
    std::set<std::string_view> onboard;
    for (const Device& device : inventory.devices) {
        if (const auto address = text_of(device, "pci_address"); device.kind == "onboard" && address)
            onboard.insert(*address);
    }
    Lines lines;
    for (const Device& device : inventory.devices) {
        const bool is_controller = is_on_root_bus(device) && !has_class(device, "06") && !has_class(device, "08") &&
                                   !has_class(device, "11") && !has_class(device, "ff");
        if (is_controller || (device.kind == "pci" && onboard.contains(device.name) && is_equipment(device)))
            lines.push_back(line_of("onboard", device, pci_properties));
    }
    return lines;
}

void append(Lines& lines, Lines more)
{
    std::ranges::move(more, std::back_inserter(lines));
}

Lines maker_lines(const Inventory& inventory)
{
    constexpr auto properties = std::to_array<std::string_view>({"vendor", "product", "version"});
    Lines lines;
    for (const Device& device : inventory.devices) {
        if (device.kind == "system" || device.kind == "board")
            lines.push_back(line_of(device.kind, device, properties));
    }
    return lines;
}

Lines cpu_family_lines(const Inventory& inventory)
{
    std::set<std::string> families;
    for (const Device& device : inventory.devices) {
        if (device.kind == "cpu")
            families.insert(line_of("cpu-family", device, cpu_family));
    }
    return {families.begin(), families.end()};
}

Lines part_lines(const Inventory& inventory)
{
    Lines lines;
    for (const Device& device : inventory.devices) {
        const auto* const part = std::ranges::find(parts, device.kind, &Part::kind);
        // A namespace of an NVMe drive is a way to divide it, and the drive itself is in the list.
        const bool divides = device.kind == "block" && text_of(device, "transport") == "pcie";
        if (part != parts.end() && is_equipment(device) && !divides)
            lines.push_back(line_of(device.kind, device, part->properties));
    }
    return lines;
}

}  // namespace

Identity identify(const Inventory& inventory)
{
    Identity identity;
    Lines lines = topology_lines(inventory);
    identity.topology = fingerprint("topology", lines);
    append(lines, maker_lines(inventory));
    append(lines, onboard_lines(inventory));
    identity.board = fingerprint("board", lines);
    append(lines, cpu_family_lines(inventory));
    identity.platform = fingerprint("platform", lines);
    append(lines, part_lines(inventory));
    identity.configuration = fingerprint("configuration", std::move(lines));
    return identity;
}

}  // namespace ocks
