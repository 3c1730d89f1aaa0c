// SPDX-License-Identifier: GPL-3.0-or-later
/// USB devices, hubs and host controllers' root hubs.
///
///   1-4/idVendor          "0624"
///   1-4/product           "Virtual Keyboard"
///   1-4/speed             "480", in Mb/s; "1.5" for the slowest
///   1-4/1-4:1.0/driver -> ../../../../../bus/usb/drivers/usbhid
///   usb1               -> ../../../devices/pci0000:00/0000:00:14.0/usb1
///
/// Documentation/ABI/testing/sysfs-bus-usb in the kernel.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/list.hpp"
#include "probes/path.hpp"
#include "probes/pci_address.hpp"

#include <algorithm>
#include <array>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/bus/usb/devices";

constexpr auto attributes = std::to_array<Attribute>({
    {"idVendor", "vendor_id"},
    {"idProduct", "product_id"},
    {"bcdDevice", "revision"},
    {"bDeviceClass", "class"},
    {"version", "usb_version"},
    {"manufacturer", "vendor"},
    {"product", "model"},
    {"serial", "serial"},
    {"removable", "removable"},
});

/// The slowest speed is no whole number: 1.5 Mb/s, told as kb/s for all.
void read_speed(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    constexpr double kilo_per_mega = 1000;
    constexpr double fastest = 1'000'000;
    const auto text = read_if_answered(root, path + "/speed", "usb", notes);
    if (!text || *text == "unknown")
        return;
    const auto mbps = parse_decimal(*text);
    if (mbps && *mbps > 0 && *mbps < fastest)
        device.properties.emplace("speed_kbps", static_cast<std::uint64_t>(*mbps * kilo_per_mega));
    else
        notes.push_back({"usb", path + "/speed", "not a speed"});
}

/// Drivers bind to the interfaces, which are directories within the device's own.
void read_drivers(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    std::vector<std::string> drivers;
    for (const std::string& name : entries(root, path, "usb", notes)) {
        if (name.find(':') == std::string::npos)
            continue;
        if (const auto driver = root.link(below(path, name) + "/driver"))
            drivers.push_back(driver->substr(driver->rfind('/') + 1));
    }
    std::ranges::sort(drivers);
    drivers.erase(std::unique(drivers.begin(), drivers.end()), drivers.end());
    if (!drivers.empty())
        device.properties.emplace("drivers", comma_list(drivers));
}

void observe_devices(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, directory, "usb", inventory.notes)) {
        // "1-4:1.0" is an interface of "1-4".
        if (name.find(':') != std::string::npos)
            continue;
        Device device{.kind = "usb", .name = name, .properties = {}};
        const std::string path = below(std::string{directory}, name);
        read_attributes(root, path, attributes, device, inventory.notes);
        // A root hub gives the address of its controller for a serial number.
        if (name.starts_with("usb"))
            device.properties.erase("serial");
        read_speed(root, path, device, inventory.notes);
        read_drivers(root, path, device, inventory.notes);
        if (auto address = pci_address_of(root, path))
            device.properties.emplace("pci_address", std::move(*address));
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe usb{
    .id = "usb",
    .summary = "USB devices and hubs",
    .observe = observe_devices,
};

}  // namespace ocks::probes
