// SPDX-License-Identifier: GPL-3.0-or-later
/// One row for each kind of docs/inventory.md that deserves better than a list of its properties.
#include "suite/verbs/inventory/columns.hpp"

#include <algorithm>

namespace ocks::verbs {
namespace {

constexpr Column name{.cell = name_cell};
constexpr Column serial{.label = "serial", .properties = {"serial"}};
constexpr Column firmware{.label = "firmware", .properties = {"firmware"}};
constexpr Column at_address{.label = "at", .properties = {"pci_address"}};
constexpr Column driver{.properties = {"driver"}};
constexpr Column worn{.label = "worn", .unit = "%", .properties = {"used_percent"}};
constexpr Column failing{.cell = failing_cell};

constexpr std::array made{Column{.properties = {"vendor", "product", "version"}}, serial};
constexpr std::array chassis{Column{.properties = {"vendor", "type", "version"}}, serial};
constexpr std::array bios{Column{.properties = {"vendor", "version"}}, Column{.properties = {"release_date"}}};
constexpr std::array kernel{Column{.properties = {"release", "architecture"}},
                            Column{.label = "taint", .properties = {"taint"}}};
constexpr std::array topology{Column{.unit = "packages", .properties = {"packages"}},
                              Column{.unit = "cores", .properties = {"cores"}},
                              Column{.unit = "threads", .properties = {"threads"}},
                              Column{.unit = "NUMA nodes", .properties = {"numa_nodes"}}};
constexpr std::array cpu{
    name, Column{.properties = {"model"}}, Column{.label = "microcode", .properties = {"microcode"}}};
constexpr std::array processor{Column{.properties = {"socket"}},
                               Column{.properties = {"version"}},
                               Column{.unit = "cores", .properties = {"cores"}}};
constexpr std::array numa{name,
                          Column{.label = "cpus", .properties = {"cpus"}},
                          Column{.properties = {"memory_bytes"}, .cell = memory_cell},
                          Column{.label = "distances", .properties = {"distances"}}};
constexpr std::array memory{Column{.properties = {"total_bytes"}, .cell = memory_cell}};
constexpr std::array memory_array{Column{.properties = {"location"}},
                                  Column{.properties = {"error_correction"}},
                                  Column{.properties = {"capacity_bytes"}, .cell = memory_cell}};
constexpr std::array dimm{Column{.properties = {"locator"}},
                          Column{.properties = {"size_bytes"}, .cell = memory_cell},
                          Column{.properties = {"type", "manufacturer", "part_number"}},
                          Column{.unit = "MT/s", .properties = {"configured_mts"}}};
constexpr std::array pci{name,
                         Column{.cell = pci_id_cell},
                         Column{.cell = driver_cell},
                         Column{.cell = link_cell},
                         Column{.properties = {"vendor_name", "device_name"}}};
constexpr std::array nvme{name, Column{.properties = {"model"}}, serial, firmware, at_address, worn, failing};
constexpr std::array scsi_host{name, driver, Column{.properties = {"model"}}, firmware, at_address};
constexpr std::array block{name,
                           Column{.properties = {"size_bytes"}, .cell = disk_cell},
                           Column{.properties = {"vendor", "model"}},
                           serial,
                           at_address,
                           worn,
                           failing};
constexpr std::array raid_drive{name,
                                Column{.properties = {"size_bytes"}, .cell = disk_cell},
                                Column{.properties = {"vendor", "model"}},
                                firmware,
                                Column{.label = "slot", .properties = {"slot"}},
                                Column{.properties = {"state"}},
                                at_address,
                                failing};
constexpr std::array devlink{name,
                             driver,
                             Column{.properties = {"fixed_versions"}},
                             Column{.label = "runs", .properties = {"running_versions"}},
                             Column{.label = "stored", .properties = {"stored_versions"}}};
constexpr std::array thermal_zone{name,
                                  Column{.properties = {"type"}},
                                  Column{.unit = "°C", .properties = {"value_celsius"}},
                                  Column{.label = "critical", .unit = "°C", .properties = {"critical_celsius"}}};
constexpr std::array nic{name,
                         driver,
                         at_address,
                         Column{.properties = {"mac"}},
                         Column{.unit = "Mb/s", .properties = {"speed_mbps"}},
                         Column{.cell = carrier_cell}};
constexpr std::array ipmi{name, firmware};
constexpr std::array watchdog{name,
                              Column{.properties = {"identity"}},
                              Column{.label = "timeout", .unit = "s", .properties = {"timeout_seconds"}}};

constexpr std::array cache{name,
                           Column{.properties = {"type"}},
                           Column{.properties = {"size_bytes"}, .cell = memory_cell},
                           Column{.unit = "of them", .properties = {"instances"}},
                           Column{.label = "cpus", .properties = {"cpus"}}};
constexpr std::array clocksource{Column{.properties = {"current"}}, Column{.label = "of", .properties = {"available"}}};
constexpr std::array os{Column{.properties = {"name", "version"}},
                        Column{.label = "SELinux", .properties = {"selinux"}},
                        Column{.label = "FIPS", .properties = {"fips"}}};
constexpr std::array module{name,
                            Column{.properties = {"version"}},
                            Column{.label = "signed by", .properties = {"signer"}},
                            Column{.label = "taint", .properties = {"taint"}}};
constexpr std::array scsi_device{
    name, Column{.properties = {"type"}}, Column{.properties = {"vendor", "model"}}, firmware, driver};
constexpr std::array subsystem{
    name, Column{.properties = {"model"}}, serial, Column{.label = "controllers", .properties = {"controllers"}}};
constexpr std::array slot{name,
                          Column{.label = "at", .properties = {"address"}},
                          Column{.cell = link_cell},
                          Column{.label = "occupied", .properties = {"occupied"}}};
constexpr std::array acpi{
    name, Column{.properties = {"oem_id", "oem_table_id"}}, Column{.properties = {"size_bytes"}, .cell = memory_cell}};

constexpr std::array views{
    KindView{"system", "System", made},
    KindView{"board", "Board", made},
    KindView{"chassis", "Chassis", chassis},
    KindView{"bios", "Firmware", bios},
    KindView{"kernel", "Kernel", kernel},
    KindView{"os", "Operating system", os},
    KindView{"topology", "Topology", topology},
    KindView{"cpu", "Processors", cpu},
    KindView{"processor", "Sockets", processor},
    KindView{"cpu_cache", "Caches", cache},
    KindView{"numa", "NUMA nodes", numa},
    KindView{"memory", "Memory", memory},
    KindView{"memory_array", "Memory arrays", memory_array},
    KindView{"dimm", "DIMMs", dimm},
    KindView{"pci", "PCI functions", pci},
    KindView{"pci_slot", "PCI slots", slot},
    KindView{"nvme", "NVMe controllers", nvme},
    KindView{"nvme_subsystem", "NVMe subsystems", subsystem},
    KindView{"scsi_host", "SCSI hosts", scsi_host},
    KindView{"scsi_device", "SCSI devices", scsi_device},
    KindView{"raid_drive", "Drives behind RAID controllers", raid_drive},
    KindView{"block", "Disks", block},
    KindView{"nic", "Network ports", nic},
    KindView{"devlink", "Versions of cards", devlink},
    KindView{"ipmi", "IPMI", ipmi},
    KindView{"watchdog", "Watchdogs", watchdog},
    KindView{"thermal_zone", "Thermal zones", thermal_zone},
    KindView{"clocksource", "Clock", clocksource},
    KindView{"acpi", "ACPI tables", acpi},
    KindView{"module", "Kernel modules", module},
};

}  // namespace

std::span<const KindView> kind_views()
{
    return views;
}

const KindView* view_of(std::string_view kind)
{
    const auto* const view = std::ranges::find(views, kind, &KindView::kind);
    return view == views.end() ? nullptr : view;
}

}  // namespace ocks::verbs
