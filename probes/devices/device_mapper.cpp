// SPDX-License-Identifier: GPL-3.0-or-later
/// Device mapper: logical volumes, multipath, encryption. Not hardware, and yet what a disk is used for.
///
///   dm-0/dm/name      "vg0-root"
///   dm-0/dm/uuid      "LVM-…": what made it, and its own name
///   dm-0/slaves/      the devices below it
///
/// Documentation/ABI/testing/sysfs-block-dm in the kernel.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/list.hpp"
#include "probes/path.hpp"
#include "probes/storage/size.hpp"

#include <array>

namespace ocks::probes {
namespace {

constexpr std::string_view disks = "/sys/block";

constexpr auto attributes = std::to_array<Attribute>({
    {"dm/name", "target_name"},
    {"dm/uuid", "uuid"},
    {"dm/suspended", "suspended", Form::number},
    {"ro", "read_only", Form::number},
});

void observe_targets(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, disks, "device_mapper", inventory.notes)) {
        const std::string path = below(std::string{disks}, name);
        if (!name.starts_with("dm-") || !is_there(root, path + "/dm/name"))
            continue;
        Device device{.kind = "device_mapper", .name = name, .properties = {}};
        read_attributes(root, path, attributes, device, inventory.notes);
        read_size(root, path, device, inventory.notes);
        // "LVM-…", "mpath-…", "CRYPT-LUKS2-…", "part1-mpath-…": the maker is the first word (libdm, DM_UUID prefixes).
        const auto uuid = text_of(device, "uuid").value_or("");
        if (const auto end = uuid.find('-'); end != std::string_view::npos)
            device.properties.emplace("maker", std::string{uuid.substr(0, end)});
        if (const auto slaves = entries(root, path + "/slaves", "device_mapper", inventory.notes); !slaves.empty())
            device.properties.emplace("members", comma_list(slaves));
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe device_mapper{
    .id = "device_mapper",
    .summary = "logical volumes, multipath and other device mapper targets",
    .observe = observe_targets,
};

}  // namespace ocks::probes
