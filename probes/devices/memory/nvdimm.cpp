// SPDX-License-Identifier: GPL-3.0-or-later
/// Persistent memory: modules, the regions that they form, and the namespaces in those.
///
///   nmem0/nfit/serial          "0x12345678"
///   nmem0/nfit/flags           "not_armed"
///   region0/size               "134217728"
///   namespace0.0/mode          "fsdax"
///
/// Documentation/ABI/testing/sysfs-bus-nvdimm and sysfs-bus-nfit in the kernel.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/path.hpp"
#include "probes/probe.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/bus/nd/devices";

constexpr auto module_attributes = std::to_array<Attribute>({
    {"nfit/vendor", "vendor_id"},
    {"nfit/device", "device_id"},
    {"nfit/serial", "serial"},
    {"nfit/id", "id"},
    {"nfit/phys_id", "smbios_handle"},
    {"nfit/flags", "flags"},
    {"security", "security"},
    {"driver", "driver", Form::link_name},
});

constexpr auto region_attributes = std::to_array<Attribute>({
    {"size", "size_bytes", Form::number},
    {"mappings", "mappings", Form::number},
    {"persistence_domain", "persistence_domain"},
    {"read_only", "read_only", Form::number},
    {"driver", "driver", Form::link_name},
});

constexpr auto namespace_attributes = std::to_array<Attribute>({
    {"size", "size_bytes", Form::number},
    {"mode", "mode"},
    {"uuid", "uuid"},
    {"driver", "driver", Form::link_name},
});

struct Part {
    std::string_view stem = {};
    std::string_view kind = {};
    std::span<const Attribute> attributes = {};
};

constexpr auto parts = std::to_array<Part>({
    {"nmem", "nvdimm", module_attributes},
    {"region", "nvdimm_region", region_attributes},
    {"namespace", "nvdimm_namespace", namespace_attributes},
});

/// "nmem0" and "namespace0.0", and none of "region_seed" and the like.
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
    for (const std::string& name : entries(root, directory, "nvdimm", inventory.notes)) {
        const auto* const part =
            std::ranges::find_if(parts, [&](const Part& candidate) { return is_numbered(name, candidate.stem); });
        if (part == parts.end())
            continue;
        const std::string path = below(std::string{directory}, name);
        Device device{.kind = std::string{part->kind}, .name = name, .properties = {}};
        read_attributes(root, path, part->attributes, device, inventory.notes);
        // The kernel keeps one that is empty ready, for whoever wants to create the next.
        if (part->kind == "nvdimm_namespace" && number_of(device, "size_bytes") == 0U)
            continue;
        read_numa_node(root, path, device, inventory.notes);
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe nvdimm{
    .id = "nvdimm",
    .summary = "persistent memory: modules, regions and namespaces",
    .observe = observe_bus,
};

}  // namespace ocks::probes
