// SPDX-License-Identifier: GPL-3.0-or-later
/// Memory behind CXL, and the regions of the address space that it is mapped to.
///
///   mem0                          -> ../../../devices/pci0000:35/0000:35:00.0/0000:36:00.0/mem0
///   mem0/ram/size                    "0x10000000"
///   mem0/firmware_version            "BWFW VERSION 00"
///   region0/size                     "0x10000000"
///   region0/interleave_ways          "1"
///   decoder0.0/target_list           "0", the root decoder: a window that the platform offers
///
/// Documentation/ABI/testing/sysfs-bus-cxl in the kernel.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/path.hpp"
#include "probes/pci_address.hpp"
#include "probes/probe.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/bus/cxl/devices";

constexpr auto memory_attributes = std::to_array<Attribute>({
    {"firmware_version", "firmware"},
    {"serial", "serial"},
    {"ram/size", "volatile_bytes", Form::number},
    {"pmem/size", "persistent_bytes", Form::number},
    {"label_storage_size", "label_bytes", Form::number},
    {"security/state", "security"},
    {"driver", "driver", Form::link_name},
});

constexpr auto region_attributes = std::to_array<Attribute>({
    {"size", "size_bytes", Form::number},
    {"mode", "mode"},
    {"uuid", "uuid"},
    {"interleave_ways", "interleave_ways", Form::number},
    {"interleave_granularity", "interleave_bytes", Form::number},
    {"commit", "committed", Form::number},
    {"driver", "driver", Form::link_name},
});

constexpr auto decoder_attributes = std::to_array<Attribute>({
    {"size", "size_bytes", Form::number},
    {"mode", "mode"},
    {"target_type", "target_type"},
    {"target_list", "targets"},
    {"interleave_ways", "interleave_ways", Form::number},
    {"interleave_granularity", "interleave_bytes", Form::number},
    {"region", "region"},
    {"locked", "locked", Form::number},
});

constexpr auto port_attributes = std::to_array<Attribute>({
    {"uport", "device", Form::link_name},
    {"driver", "driver", Form::link_name},
});

struct Part {
    std::string_view stem = {};
    std::string_view kind = {};
    std::span<const Attribute> attributes = {};
};

constexpr auto parts = std::to_array<Part>({
    {"mem", "cxl_memory", memory_attributes},
    {"region", "cxl_region", region_attributes},
    {"decoder", "cxl_decoder", decoder_attributes},
    {"root", "cxl_port", port_attributes},
    {"port", "cxl_port", port_attributes},
    {"endpoint", "cxl_port", port_attributes},
});

/// "mem0" and "decoder0.0": digits behind the stem, with at most one dot between them.
bool is_numbered(std::string_view name, std::string_view stem)
{
    if (!name.starts_with(stem))
        return false;
    const auto numbers = split(name.substr(stem.size()), '.');
    return numbers.size() <= 2 &&
           std::ranges::all_of(numbers, [](std::string_view number) { return parse_unsigned(number).has_value(); });
}

void observe_bus(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, directory, "cxl", inventory.notes)) {
        const auto* const part =
            std::ranges::find_if(parts, [&](const Part& candidate) { return is_numbered(name, candidate.stem); });
        if (part == parts.end())
            continue;
        const std::string path = below(std::string{directory}, name);
        Device device{.kind = std::string{part->kind}, .name = name, .properties = {}};
        read_attributes(root, path, part->attributes, device, inventory.notes);
        if (part->kind == "cxl_memory") {
            read_numa_node(root, path, device, inventory.notes);
            if (auto address = pci_address_of(root, path))
                device.properties.emplace("pci_address", std::move(*address));
        }
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe cxl{
    .id = "cxl",
    .summary = "memory behind CXL, its ports, decoders and regions",
    .observe = observe_bus,
};

}  // namespace ocks::probes
