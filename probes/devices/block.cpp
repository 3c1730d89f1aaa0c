// SPDX-License-Identifier: GPL-3.0-or-later
/// Disks and other block devices that hardware stands behind. Loops, RAM disks, dm and md have no device of their
/// own and are not listed; that one of them uses a disk is seen by the disk's holders.
///
///   sda                            -> ../devices/pci0000:00/0000:00:1f.2/ata1/host0/target0:0:0/0:0:0:0/block/sda
///   sda/size                          "1953525168", in units of 512 bytes whatever the disk's own are
///   sda/queue/logical_block_size      "512"
///   sda/device/vpd_pg80               page 0x80 of the disk, in bytes
///   nvme0n1/wwid                      "eui.0025384b21b0a9e1"
///   sda/queue/scheduler               "none [mq-deadline] kyber"
///   sda/queue/zoned                   "none", "host-aware", "host-managed"
///   sda/dev                           "8:0", by which udev's database calls it
///
/// Documentation/ABI/stable/sysfs-block in the kernel.
#include "core/node.hpp"
#include "core/text.hpp"
#include "probes/attributes.hpp"
#include "probes/list.hpp"
#include "probes/path.hpp"
#include "probes/pci_address.hpp"
#include "probes/storage/disk_health.hpp"
#include "probes/storage/queue.hpp"
#include "probes/storage/size.hpp"
#include "probes/storage/udev_data.hpp"
#include "probes/vpd.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ocks::probes {
namespace {

constexpr std::string_view directory = "/sys/block";

constexpr auto attributes = std::to_array<Attribute>({
    {"queue/logical_block_size", "logical_block_bytes", Form::number},
    {"queue/physical_block_size", "physical_block_bytes", Form::number},
    {"queue/rotational", "rotational", Form::number},
    {"removable", "removable", Form::number},
    {"ro", "read_only", Form::number},
    {"device/model", "model"},
});

constexpr auto firmwares = std::to_array<std::string_view>({"device/firmware_rev", "device/rev", "device/fwrev"});
constexpr auto serials = std::to_array<std::string_view>({"serial", "device/serial"});
constexpr auto wwids = std::to_array<std::string_view>({"wwid", "device/wwid"});

/// What a part of the device's path says of the way to it. The first that is found counts: USB before SCSI.
constexpr auto transports = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"/usb", "usb"},
    {"/virtio", "virtio"},
    {"/mmc_host/", "mmc"},
    {"/end_device-", "sas"},
    {"/rport-", "fc"},
    {"/session", "iscsi"},
    {"/ata", "sata"},
    {"/target", "scsi"},
});

/// A name with SCSI; with virtio the number of a PCI vendor, which says nothing of the disk.
void read_vendor(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    auto vendor = read_if_answered(root, path + "/device/vendor", "block", notes);
    if (vendor && !vendor->empty() && !vendor->starts_with("0x"))
        device.properties.emplace("vendor", std::move(*vendor));
}

void read_serial(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    read_first(root, path, serials, "serial", device, notes);
    const auto page = read_bytes_if_answered(root, path + "/device/vpd_pg80", "block", notes);
    if (!page || device.properties.contains("serial"))
        return;
    auto serial = serial_of_vpd(*page);
    if (!serial)
        notes.push_back({"block", path + "/device/vpd_pg80", serial.error().why});
    else if (!serial->empty())
        device.properties.emplace("serial", std::move(*serial));
}

/// With multipath an NVMe disk belongs to a subsystem, and the controllers are listed below that.
std::vector<std::string> nvme_controllers(const Sysroot& root, const std::string& path)
{
    auto names = root.list(path + "/device");
    if (!names || !root.read(path + "/device/subsysnqn"))
        return {};
    std::erase_if(*names, [&](const std::string& name) {
        return !name.starts_with("nvme") || !root.read(path + "/device/" + name + "/cntlid");
    });
    return std::move(*names);
}

void read_place(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    auto address = pci_address_of(root, path);
    const auto controllers = nvme_controllers(root, path);
    if (!controllers.empty()) {
        device.properties.emplace("controllers", comma_list(controllers));
        const std::string first = "/sys/class/nvme/" + controllers.front();
        address = pci_address_of(root, first);
        if (auto transport = read_if_answered(root, first + "/transport", "block", notes))
            device.properties.emplace("transport", std::move(*transport));
    } else if (auto transport = read_if_answered(root, path + "/device/transport", "block", notes)) {
        device.properties.emplace("transport", std::move(*transport));
    } else if (const auto place = root.link(path)) {
        const auto* const known = std::ranges::find_if(
            transports, [&](const auto& entry) { return place->find(entry.first) != std::string::npos; });
        if (known != transports.end())
            device.properties.emplace("transport", std::string{known->second});
    }
    if (address)
        device.properties.emplace("pci_address", std::move(*address));
}

/// Who uses the disk or one of its partitions: dm, md, bcache …
void read_holders(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    std::vector<std::string> partitions;
    std::vector<std::string> holders = entries(root, path + "/holders", "block", notes);
    for (const std::string& name : entries(root, path, "block", notes)) {
        const std::string part = below(path, name);
        if (!name.starts_with(device.name) || !root.read(part + "/partition"))
            continue;
        partitions.push_back(name);
        std::ranges::copy(entries(root, part + "/holders", "block", notes), std::back_inserter(holders));
    }
    std::ranges::sort(holders);
    holders.erase(std::unique(holders.begin(), holders.end()), holders.end());
    if (!partitions.empty())
        device.properties.emplace("partitions", comma_list(partitions));
    if (!holders.empty())
        device.properties.emplace("holders", comma_list(holders));
}

/// The names that udev gave it, where udev runs; an image that boots without it has no database.
void read_ids(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    const auto number = read_if_answered(root, path + "/dev", "block", notes);
    if (!number || number->empty())
        return;
    const auto entry = root.read("/run/udev/data/b" + *number);
    if (const auto ids = entry ? disk_ids_of_udev(*entry) : std::vector<std::string>{}; !ids.empty())
        device.properties.emplace("by_id", comma_list(ids));
}

/// nvme0c0n1 and its like are single paths to a disk that is listed itself.
bool is_hidden(const Sysroot& root, const std::string& path)
{
    const auto hidden = root.read(path + "/hidden");
    return hidden && trimmed(*hidden) == "1";
}

void observe_disks(const Sysroot& root, Inventory& inventory)
{
    for (const std::string& name : entries(root, directory, "block", inventory.notes)) {
        const std::string path = std::string{directory} + "/" + name;
        if (!root.link(path + "/device") || is_hidden(root, path))
            continue;
        Device device{.kind = "block", .name = name, .properties = {}};
        read_size(root, path, device, inventory.notes);
        read_attributes(root, path, attributes, device, inventory.notes);
        read_vendor(root, path, device, inventory.notes);
        read_first(root, path, firmwares, "firmware", device, inventory.notes);
        read_first(root, path, wwids, "wwid", device, inventory.notes);
        read_serial(root, path, device, inventory.notes);
        read_ids(root, path, device, inventory.notes);
        read_queue(root, path, device, inventory.notes);
        read_place(root, path, device, inventory.notes);
        read_holders(root, path, device, inventory.notes);
        read_disk_health(root, path, device, inventory.notes);
        inventory.devices.push_back(std::move(device));
    }
}

}  // namespace

extern constinit const Probe block{
    .id = "block",
    .summary = "disks and other physical block devices",
    .observe = observe_disks,
};

}  // namespace ocks::probes
