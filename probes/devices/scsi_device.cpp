// SPDX-License-Identifier: GPL-3.0-or-later
/// Everything behind a SCSI host, disks or not: volumes of RAID controllers, enclosures, tapes, the controller itself.
///
///   0:2:0:0                 -> ../../../devices/pci0000:00/0000:00:03.0/0000:03:00.0/host0/target0:2:0/0:2:0:0
///   0:2:0:0/type               "0": a disk; SPC-4, table 145
///   0:2:0:0/queue_depth        "256"
///   0:2:0:0/sas_address        "0x5000c500a1b2c3d1"
///   0:2:0:0/raid_level         "RAID 5" (hpsa, smartpqi); the class raid_devices has it for mpt3sas and megaraid
///
/// Documentation/ABI/testing/sysfs-bus-scsi-devices, drivers/scsi/scsi_sysfs.c in the kernel.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/list.hpp"
#include "probes/path.hpp"
#include "probes/pci_address.hpp"

#include <array>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/bus/scsi/devices";
constexpr std::string_view volumes = "/sys/class/raid_devices";

constexpr auto attributes = std::to_array<Attribute>({
    {"vendor", "vendor"},
    {"model", "model"},
    {"rev", "firmware"},
    {"state", "state"},
    {"queue_depth", "queue_depth", Form::number},
    {"wwid", "wwid"},
    {"sas_address", "sas_address"},
    {"raid_level", "raid_level"},
    {"lunid", "lun_id"},
    {"driver", "driver", Form::link_name},
});

constexpr auto volume_attributes = std::to_array<Attribute>({
    {"level", "raid_level"},
    {"state", "raid_state"},
    {"resync", "raid_resync_percent", Form::number},
});

// SPC-4, table 145; the gaps are obsolete or reserved.
constexpr auto types = std::to_array<std::string_view>({"disk",
                                                        "tape",
                                                        "printer",
                                                        "processor",
                                                        "write-once",
                                                        "CD/DVD",
                                                        "",
                                                        "optical memory",
                                                        "media changer",
                                                        "",
                                                        "",
                                                        "",
                                                        "storage array controller",
                                                        "enclosure",
                                                        "simplified disk",
                                                        "",
                                                        "bridge controller",
                                                        "object storage",
                                                        "automation interface",
                                                        "",
                                                        "zoned disk"});

/// "0:2:0:0"; the bus also lists hosts and targets.
bool is_logical_unit(std::string_view name)
{
    const auto parts = split(name, ':');
    return parts.size() == 4 && parse_unsigned(parts[0]).has_value();
}

void read_type(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    const auto text = read_if_answered(root, path + "/type", "scsi_device", notes);
    if (!text)
        return;
    const auto number = parse_unsigned(*text);
    if (!number)
        notes.push_back({"scsi_device", path + "/type", number.error().why});
    else if (*number < types.size() && !types.at(*number).empty())
        device.properties.emplace("type", std::string{types.at(*number)});
}

void observe_units(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, directory, "scsi_device", inventory.notes)) {
        if (!is_logical_unit(name))
            continue;
        Device device{.kind = "scsi_device", .name = name, .properties = {}};
        const std::string path = below(std::string{directory}, name);
        read_type(root, path, device, inventory.notes);
        read_attributes(root, path, attributes, device, inventory.notes);
        read_attributes(root, below(std::string{volumes}, name), volume_attributes, device, inventory.notes);
        if (const auto disks = entries(root, path + "/block", "scsi_device", inventory.notes); !disks.empty())
            device.properties.emplace("block", comma_list(disks));
        device.properties.emplace("scsi_host", "host" + name.substr(0, name.find(':')));
        if (auto address = pci_address_of(root, path))
            device.properties.emplace("pci_address", std::move(*address));
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe scsi_device{
    .id = "scsi_device",
    .summary = "SCSI disks, RAID volumes, enclosures and tapes",
    .observe = observe_units,
};

}  // namespace ocks::probes
