// SPDX-License-Identifier: GPL-3.0-or-later
/// SCSI hosts: RAID controllers, HBAs, and each port of an AHCI controller.
///
///   host0/proc_name     "megaraid_sas"
///   host0            -> ../../devices/pci0000:00/0000:00:03.0/0000:03:00.0/host0/scsi_host/host0
///
/// Documentation/ABI/stable/sysfs-class-scsi_host and drivers/scsi/scsi_sysfs.c in the kernel. Drivers that know
/// their card's name publish it under names of their own; these are the ones of the drivers that OCKS builds.
#include "core/node.hpp"
#include "probes/attributes.hpp"
#include "probes/pci_address.hpp"

#include <array>
#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/class/scsi_host";

constexpr auto models = std::to_array<std::string_view>({"board_name", "model_name", "modelname", "model"});
constexpr auto firmwares =
    std::to_array<std::string_view>({"version_fw", "fw_version", "firmware_revision", "fwrev", "firmware_version"});

void observe_hosts(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, directory, "scsi_host", inventory.notes)) {
        Device device{.kind = "scsi_host", .name = name, .properties = {}};
        const std::string path = std::string{directory} + "/" + name;
        Node(root, path, device, inventory.notes).text("proc_name", "driver");
        read_first(root, path, models, "model", device, inventory.notes);
        read_first(root, path, firmwares, "firmware", device, inventory.notes);
        if (auto address = pci_address_of(root, path))
            device.properties.emplace("pci_address", std::move(*address));
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe scsi_host{
    .id = "scsi_host",
    .summary = "RAID controllers, HBAs and other SCSI hosts",
    .observe = observe_hosts,
};

}  // namespace ocks::probes
