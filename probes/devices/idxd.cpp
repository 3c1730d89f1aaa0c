// SPDX-License-Identifier: GPL-3.0-or-later
/// Intel's accelerators for moving data (DSA) and for analytics (IAA), which share a bus with their own parts: work
/// queues, groups and engines.
///
///   dsa0/version                "0x100": major and minor number, 1.00
///   dsa0/state                  "enabled"
///   dsa0/max_work_queues        "8"
///   dsa0/max_work_queues_size   "128", entries that the queues share
///   dsa0/pasid_enabled          "1"
///   dsa0/cmd_status             "0x0", of the last command
///   dsa0                     -> ../../../devices/pci0000:6a/0000:6a:01.0/dsa0
///
/// Documentation/ABI/stable/sysfs-driver-dma-idxd in the kernel.

#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/path.hpp"
#include "probes/pci_address.hpp"
#include "probes/probe.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/bus/dsa/devices";

constexpr auto attributes = std::to_array<Attribute>({
    {"state", "state"},
    {"max_engines", "engines", Form::number},
    {"max_groups", "groups", Form::number},
    {"max_work_queues", "work_queues", Form::number},
    {"max_work_queues_size", "work_queue_entries", Form::number},
    {"max_transfer_size", "max_transfer_bytes", Form::number},
    {"max_batch_size", "max_batch", Form::number},
    {"configurable", "configurable", Form::number},
    {"pasid_enabled", "pasid_enabled", Form::number},
});

/// "dsa0" and "iax1" are accelerators; "wq0.0", "engine0.0" and "group0.0" parts of one.
bool is_accelerator(std::string_view name)
{
    return (name.starts_with("dsa") || name.starts_with("iax")) && parse_unsigned(name.substr(3)).has_value();
}

void read_version(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    const std::string file = below(path, "version");
    const auto text = read_if_answered(root, file, "idxd", notes);
    if (!text)
        return;
    // Intel DSA specification, VERSION register: a byte each.
    if (const auto number = parse_unsigned(*text))
        device.properties.emplace("version", fmt::format("{}.{:02x}", *number >> 8U, *number & 0xffU));
    else
        notes.push_back({"idxd", file, number.error().why});
}

void observe_accelerators(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, directory, "idxd", inventory.notes)) {
        if (!is_accelerator(name))
            continue;
        Device device{.kind = "accelerator", .name = name, .properties = {{"driver", "idxd"}}};
        const std::string path = below(std::string{directory}, name);
        read_attributes(root, path, attributes, device, inventory.notes);
        read_version(root, path, device, inventory.notes);
        read_numa_node(root, path, device, inventory.notes);
        if (auto address = pci_address_of(root, path))
            device.properties.emplace("pci_address", std::move(*address));
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe idxd{
    .id = "idxd",
    .summary = "Intel's accelerators for data and analytics",
    .observe = observe_accelerators,
};

}  // namespace ocks::probes
