// SPDX-License-Identifier: GPL-3.0-or-later
/// Units that translate the addresses of devices.
///
///   dmar0/intel-iommu/version          "1:0"
///   dmar0/devices/0000:00:02.0      -> the function that it translates for
///   ivhd0/amd-iommu/features           "0x25bf732fa2295afe"
///   smmu3.0x0000000100000000
///
/// Documentation/ABI/testing/sysfs-class-iommu* in the kernel.
#include "core/node.hpp"
#include "probes/path.hpp"
#include "probes/probe.hpp"

#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/class/iommu";

/// The drivers name their units each in its own way.
std::string_view type_of(std::string_view name)
{
    if (name.starts_with("dmar"))
        return "Intel VT-d";
    if (name.starts_with("ivhd"))
        return "AMD-Vi";
    return name.starts_with("smmu") ? "Arm SMMU" : "";
}

void observe_units(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, directory, "iommu", inventory.notes)) {
        Device device{.kind = "iommu", .name = name, .properties = {}};
        const std::string path = below(std::string{directory}, name);
        if (const std::string_view type = type_of(name); !type.empty())
            device.properties.emplace("type", std::string{type});
        Node(root, path, device, inventory.notes)
            .text("intel-iommu/version", "version")
            .text("intel-iommu/cap", "capabilities")
            .text("intel-iommu/ecap", "extended_capabilities")
            .text("amd-iommu/cap", "capabilities")
            .text("amd-iommu/features", "features");
        const auto devices = entries(root, below(path, "devices"), "iommu", inventory.notes);
        if (!devices.empty())
            device.properties.emplace("devices", std::uint64_t{devices.size()});
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe iommu{
    .id = "iommu",
    .summary = "units that translate the addresses of devices",
    .observe = observe_units,
};

}  // namespace ocks::probes
