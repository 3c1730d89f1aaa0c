// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/subject.hpp"

#include <fmt/format.h>
#include <fnmatch.h>
#include <optional>

namespace ocks {
namespace {

std::string text_or_name(const Device& device, std::string_view property)
{
    if (property == "name")
        return device.name;
    const auto found = device.properties.find(property);
    return found == device.properties.end() ? std::string{} : to_string(found->second);
}

bool matches(const Device& device, const Pattern& pattern)
{
    const std::string expected{pattern.pattern};
    return fnmatch(expected.c_str(), text_or_name(device, pattern.property).c_str(), FNM_EXTMATCH) == 0;
}

std::optional<std::string> first_mismatch(const Device& device, std::span<const Pattern> patterns)
{
    for (const Pattern& pattern : patterns) {
        if (matches(device, pattern))
            continue;
        const std::string property{pattern.property};
        const std::string seen = text_or_name(device, pattern.property);
        return seen.empty() ? "it has no " + property : fmt::format("{} is {}", property, seen);
    }
    return std::nullopt;
}

const Device* controller_of(const Device& device, const Inventory& inventory)
{
    const auto address = text_of(device, "pci_address");
    return address ? find_device(inventory, "pci", *address) : nullptr;
}

}  // namespace

std::string mismatch(const Subject& subject, const Device& device, const Inventory& inventory)
{
    if (auto own = first_mismatch(device, subject.where))
        return *own;
    if (subject.controller.empty())
        return {};
    const Device* controller = controller_of(device, inventory);
    if (controller == nullptr)
        return "it is behind no PCI controller";
    const auto other = first_mismatch(*controller, subject.controller);
    return other ? "its controller " + controller->name + ": " + *other : std::string{};
}

bool is_about(const Subject& subject, const Device& device, const Inventory& inventory)
{
    return device.kind == subject.kind && mismatch(subject, device, inventory).empty();
}

std::vector<Device> disks_of(const Device& device, const Inventory& inventory)
{
    if (device.kind == "block")
        return {device};
    std::vector<Device> disks;
    const auto serial = text_of(device, "serial");
    for (const Device& disk : inventory.devices) {
        // With native multipath a namespace hangs below the subsystem: only the serial ties it to the controller.
        if (device.kind == "nvme" && disk.kind == "block" && disk.name.starts_with("nvme") && serial &&
            text_of(disk, "serial") == serial)
            disks.push_back(disk);
    }
    return disks;
}

}  // namespace ocks
