// SPDX-License-Identifier: GPL-3.0-or-later
/// PCI functions.
///
///   0000:3b:00.0                     -> ../../../devices/pci0000:3a/0000:3a:00.0/0000:3b:00.0
///   0000:3b:00.0/vendor                 "0x144d"
///   0000:3b:00.0/class                  "0x010802"
///   0000:3b:00.0/current_link_speed     "8.0 GT/s PCIe"
///   0000:3b:00.0/numa_node              "-1"
///   0000:3b:00.0/driver              -> ../../../../bus/pci/drivers/nvme
///   0000:3b:00.0/power_state            "D0"
///   0000:3b:00.0/config                 256 or 4096 bytes; 64 for others than root
///
/// Documentation/ABI/testing/sysfs-bus-pci in the kernel. Names come from pci.ids.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/path.hpp"
#include "probes/pci/function.hpp"
#include "probes/pci/slots.hpp"
#include "probes/pci_address.hpp"
#include "probes/pci_link.hpp"
#include "probes/pci_names.hpp"

#include <array>
#include <set>
#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/bus/pci/devices";

constexpr auto attributes = std::to_array<Attribute>({
    {"modalias", "modalias"},
    {"driver", "driver", Form::link_name},
    {"iommu_group", "iommu_group", Form::link_name},
    {"physfn", "physical_function", Form::link_name},
    {"power_state", "power_state"},
});

/// "0x8086" -> "8086", with exactly so many digits.
struct Code {
    std::string_view file = {};
    std::string_view property = {};
    std::size_t digits = 0;
};

constexpr auto codes = std::to_array<Code>({
    {"vendor", "vendor_id", 4},
    {"device", "device_id", 4},
    {"subsystem_vendor", "subsystem_vendor_id", 4},
    {"subsystem_device", "subsystem_device_id", 4},
    {"class", "class", 6},
    {"revision", "revision", 2},
});

struct Link {
    std::string_view file = {};
    std::string_view property = {};
    Result<std::optional<std::uint64_t>> (*parse)(std::string_view) = nullptr;
};

constexpr auto links = std::to_array<Link>({
    {"current_link_speed", "link_speed_mts", parse_link_speed},
    {"current_link_width", "link_width", parse_link_width},
    {"max_link_speed", "max_link_speed_mts", parse_link_speed},
    {"max_link_width", "max_link_width", parse_link_width},
});

void read_codes(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    for (const auto& [file, property, digits] : codes) {
        const std::string name = path + "/" + std::string{file};
        const auto content = root.read(name);
        if (!content) {
            if (content.error().code != Errc::absent)
                notes.push_back({"pci", content.error().where, content.error().why});
            continue;
        }
        const std::string_view text = trimmed(*content);
        if (text.starts_with("0x") && text.size() == digits + 2 && parse_unsigned(text))
            device.properties.emplace(property, std::string{text.substr(2)});
        else
            notes.push_back({"pci", name, "not a code of " + std::to_string(digits) + " hexadecimal digits"});
    }
}

void read_links(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    for (const auto& [file, property, parse] : links) {
        const std::string name = path + "/" + std::string{file};
        // A function without a PCI Express capability has no such file, or refuses to answer.
        const auto content = read_if_answered(root, name, "pci", notes);
        if (!content)
            continue;
        const auto value = parse(*content);
        if (!value)
            notes.push_back({"pci", name, value.error().why});
        else if (*value)
            device.properties.emplace(property, **value);
    }
}

/// The number of a code that read_codes() found; nothing if it did not.
std::optional<unsigned> code_of(const Device& device, std::string_view property)
{
    const auto text = text_of(device, property);
    const auto number = text ? parse_hexadecimal(*text) : Result<std::uint64_t>{fail(Errc::absent, {}, {})};
    return number ? std::optional<unsigned>{static_cast<unsigned>(*number)} : std::nullopt;
}

void set(Device& device, std::string_view property, std::optional<std::string> name)
{
    if (name)
        device.properties.emplace(property, std::move(*name));
}

void look_names_up(const PciNames& names, Device& device)
{
    constexpr unsigned programming_interface_bits = 8;
    if (const auto code = code_of(device, "class"))
        set(device, "class_name", names.class_name(*code >> programming_interface_bits));
    const auto vendor = code_of(device, "vendor_id");
    if (!vendor)
        return;
    set(device, "vendor_name", names.vendor(*vendor));
    const auto id = code_of(device, "device_id");
    if (!id)
        return;
    set(device, "device_name", names.device(*vendor, *id));
    const auto subsystem_vendor = code_of(device, "subsystem_vendor_id");
    const auto subsystem = code_of(device, "subsystem_device_id");
    if (subsystem_vendor && subsystem)
        set(device, "subsystem_name", names.subsystem(*vendor, *id, *subsystem_vendor, *subsystem));
}

/// Where the function sits. In snapshots that were made without links the entry is a directory, and nobody knows.
void read_place(const Sysroot& root, const std::string& path, const Slots& slots, Device& device)
{
    set(device, "slot", slot_of(slots, device.name));
    const auto place = root.link(path);
    if (!place)
        return;
    set(device, "parent", pci_parent(*place));
    if (std::string upstream = pci_upstream(*place); !upstream.empty())
        device.properties.emplace("upstream", std::move(upstream));
}

Seen read_function(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    read_codes(root, path, device, notes);
    read_links(root, path, device, notes);
    read_attributes(root, path, attributes, device, notes);
    read_numa_node(root, path, device, notes);
    const Seen seen = read_config_space(root, path, device, notes);
    read_product_data(root, path, device, notes);
    read_error_counters(root, path, device, notes);
    read_option_rom(root, path, device, notes);
    // Drivers that never asked about it leave the state "unknown".
    if (text_of(device, "power_state") == "unknown")
        device.properties.erase("power_state");
    // Every function has ids; one without was pulled out, or its bus reset, since it was listed.
    if (!device.properties.contains("vendor_id") && !root.read(path + "/vendor"))
        notes.push_back({"pci", path, "has no ids: it has gone, or cannot be read"});
    return seen;
}

void observe_functions(const Sysroot& root, Inventory& inventory)
{
    const auto functions = entries(root, directory, "pci", inventory.notes);
    if (functions.empty())
        return;
    const Slots slots = slots_of(root, inventory.notes);
    unsigned cut = 0;
    std::vector<Device> devices;
    PciNumbers numbers;
    for (const std::string& name : functions) {
        Device device{.kind = "pci", .name = name, .properties = {}};
        const std::string path = below(std::string{directory}, name);
        if (read_function(root, path, device, inventory.notes) == Seen::cut)
            ++cut;
        read_place(root, path, slots, device);
        if (const auto vendor = code_of(device, "vendor_id"))
            numbers[*vendor].insert(code_of(device, "device_id").value_or(0));
        devices.push_back(std::move(device));
    }
    const auto names = PciNames::open_for(numbers);
    if (!names)
        inventory.notes.push_back({"pci", names.error().where, names.error().why});
    for (Device& device : devices) {
        if (names)
            look_names_up(*names, device);
        inventory.devices.push_back(std::move(device));
    }
    if (cut > 0)
        inventory.notes.push_back({"pci",
                                   std::string{directory},
                                   "only root may read the capabilities of " + std::to_string(cut) + " functions"});
}

}  // namespace

extern constinit const Probe pci{
    .id = "pci",
    .summary = "PCI functions",
    .observe = observe_functions,
};

}  // namespace ocks::probes
