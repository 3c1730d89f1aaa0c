// SPDX-License-Identifier: GPL-3.0-or-later
/// SCSI hosts: RAID controllers, HBAs, and each port of an AHCI controller.
///
///   host0/proc_name     "megaraid_sas"
///   host0/state         "running"
///   host0/version_bios  "09.47.00.00" (mpt3sas)
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

constexpr auto bios_versions =
    std::to_array<std::string_view>({"version_bios", "option_rom_version", "hba_bios_version"});
constexpr auto serials = std::to_array<std::string_view>({"serial_number", "serial_num", "serialnum"});
constexpr auto addresses = std::to_array<std::string_view>({"host_sas_address"});

constexpr auto attributes = std::to_array<Attribute>({
    {"proc_name", "driver"},
    {"state", "state"},
    {"can_queue", "queue_depth", Form::number},
});

void observe_hosts(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, directory, "scsi_host", inventory.notes)) {
        Device device{.kind = "scsi_host", .name = name, .properties = {}};
        const std::string path = std::string{directory} + "/" + name;
        read_attributes(root, path, attributes, device, inventory.notes);
        // A driver that gives no name has this one.
        if (text_of(device, "driver") == "(null)")
            device.properties.erase("driver");
        read_first(root, path, models, "model", device, inventory.notes);
        read_first(root, path, firmwares, "firmware", device, inventory.notes);
        read_first(root, path, bios_versions, "bios_version", device, inventory.notes);
        read_first(root, path, serials, "serial", device, inventory.notes);
        read_first(root, path, addresses, "sas_address", device, inventory.notes);
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
