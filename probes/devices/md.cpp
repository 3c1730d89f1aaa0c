// SPDX-License-Identifier: GPL-3.0-or-later
/// Software RAID.
///
///   md127/md/level               "raid1"
///   md127/md/raid_disks          "2"
///   md127/md/array_state         "clean"
///   md127/md/degraded            "0"
///   md127/md/sync_action         "idle"
///   md127/slaves/
///
/// Documentation/admin-guide/md.rst in the kernel.
#include "core/node.hpp"
#include "probes/attributes.hpp"
#include "probes/list.hpp"
#include "probes/path.hpp"
#include "probes/storage/size.hpp"

#include <array>

namespace ocks::probes {
namespace {

constexpr std::string_view disks = "/sys/block";

constexpr auto attributes = std::to_array<Attribute>({
    {"md/level", "level"},
    {"md/raid_disks", "raid_disks", Form::number},
    {"md/array_state", "state"},
    {"md/metadata_version", "metadata_version"},
    {"md/chunk_size", "chunk_bytes", Form::number},
    {"md/degraded", "missing_disks", Form::number},
    {"md/sync_action", "sync_action"},
    {"md/mismatch_cnt", "mismatched_sectors", Form::number},
    {"md/uuid", "uuid"},
});

void observe_arrays(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, disks, "md", inventory.notes)) {
        const std::string path = below(std::string{disks}, name);
        if (!name.starts_with("md") || !is_there(root, path + "/md/level"))
            continue;
        Device device{.kind = "md", .name = name, .properties = {}};
        read_attributes(root, path, attributes, device, inventory.notes);
        read_size(root, path, device, inventory.notes);
        if (const auto members = entries(root, path + "/slaves", "md", inventory.notes); !members.empty())
            device.properties.emplace("members", comma_list(members));
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe md{
    .id = "md",
    .summary = "software RAID arrays",
    .observe = observe_arrays,
};

}  // namespace ocks::probes
