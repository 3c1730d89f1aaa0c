// SPDX-License-Identifier: GPL-3.0-or-later
/// PCI functions.
///
///   0000:3b:00.0                     -> ../../../devices/pci0000:3a/0000:3a:00.0/0000:3b:00.0
///   0000:3b:00.0/vendor                 "0x144d"
///   0000:3b:00.0/class                  "0x010802"
///   0000:3b:00.0/current_link_speed     "8.0 GT/s PCIe"
///   0000:3b:00.0/numa_node              "-1"
///   0000:3b:00.0/driver              -> ../../../../bus/pci/drivers/nvme
///
/// Documentation/ABI/testing/sysfs-bus-pci in the kernel. Names come from pci.ids.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/pci_address.hpp"
#include "probes/pci_link.hpp"
#include "probes/pci_names.hpp"

#include <array>
#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/bus/pci/devices";

constexpr auto attributes = std::to_array<Attribute>({
    {"modalias", "modalias"},
    {"driver", "driver", Form::link_name},
    {"iommu_group", "iommu_group", Form::link_name},
    {"physfn", "physical_function", Form::link_name},
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

void observe_functions(const Sysroot& root, Inventory& inventory)
{
    const auto functions = entries(root, directory, "pci", inventory.notes);
    if (functions.empty())
        return;
    const auto names = PciNames::open();
    if (!names)
        inventory.notes.push_back({"pci", names.error().where, names.error().why});
    for (const std::string& name : functions) {
        Device device{.kind = "pci", .name = name, .properties = {}};
        const std::string path = std::string{directory} + "/" + name;
        read_codes(root, path, device, inventory.notes);
        read_links(root, path, device, inventory.notes);
        read_attributes(root, path, attributes, device, inventory.notes);
        read_numa_node(root, path, device, inventory.notes);
        // In snapshots that were made without links the entry is a directory, and its place is not known.
        const auto place = root.link(path);
        if (auto bridge = place ? pci_parent(*place) : std::nullopt)
            device.properties.emplace("parent", std::move(*bridge));
        if (names)
            look_names_up(*names, device);
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe pci{
    .id = "pci",
    .summary = "PCI functions",
    .observe = observe_functions,
};

}  // namespace ocks::probes
