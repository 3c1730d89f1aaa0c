// SPDX-License-Identifier: GPL-3.0-or-later
/// A machine that has one of each kind of device, as small as it can be.
#pragma once

#include "probes/net/netlink.hpp"
#include "tests/probes/smbios_bytes.hpp"
#include "tests/support/tree.hpp"

#include <string>

namespace ocks::testing {

inline Tree machine_of_everything()
{
    const std::string pci = "/sys/devices/pci0000:00/0000:00:01.0/0000:01:00.0";
    const std::string dmi = "/sys/firmware/dmi/tables/";
    const std::string cpu = "/sys/devices/system/cpu";
    const std::string node = "/sys/devices/system/node/node0";
    const std::string table = Bytes(1, 1, 27).text(4, "Acme").text(5, "Server").bytes() + end_of_table();
    const std::string entry_point = entry_point_64(3, 4, table);
    const std::string acpi = with_checksum("FACP" + little(36, 4) + little(1, 1) + little(0, 1) + "EXAMPLRACK1   " +
                                               little(7, 4) + "INTL" + little(1, 4),
                                           9);
    const std::string serial_page{"\0\x80\0\x02"
                                  "A1",
                                  6};
    const std::string secure_boot{"\x06\0\0\0\x01", 5};
    const std::string card = netlink::attribute(1, std::string{"pci\0", 4}) +
                             netlink::attribute(2, std::string{"0000:01:00.0\0", 13});  // bus and name for devlink
    // One drive behind a RAID controller, number 8.
    const std::string drives = little(32, 4) + little(1, 4) + little(8, 2) + std::string(22, '\0');
    const std::string drive(512, '\0');
    const std::string healthy{"\x70\0\1\0\x50\0\0\x0a\0\0\x4f\xc2", 12};
    return Tree{
        // The firmware.
        {dmi + "smbios_entry_point", entry_point},
        {dmi + "DMI", table},
        {"/sys/firmware/acpi/tables/FACP", acpi},
        {"/sys/firmware/devicetree/base/model", "Acme Server"},
        {"/sys/firmware/efi/esrt/entries/entry0/fw_class", "ddc0ee61-e7f0-4e7d-acc5-c070a398838e\n"},
        {"/sys/firmware/efi/esrt/entries/entry0/fw_version", "65548\n"},
        {"/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c", secure_boot},
        {"/sys/class/tpm/tpm0/tpm_version_major", "2\n"},
        // The kernel.
        {"/proc/sys/kernel/osrelease", "6.12.0\n"},
        {"/proc/sys/kernel/tainted", "0\n"},
        {"/proc/sys/kernel/arch", "x86_64\n"},
        {"/proc/cmdline", "ro\n"},
        {"/etc/os-release", "ID=opencloudos\n"},
        {"/sys/module/nvme/initstate", "live\n"},
        {"/sys/module/nvme/coresize", "4096\n"},
        // Processors and memory.
        {"/proc/cpuinfo", "processor\t: 0\nvendor_id\t: GenuineIntel\nflags\t\t: fpu sev\n\n"},
        {cpu + "/online", "0\n"},
        {cpu + "/possible", "0\n"},
        {cpu + "/present", "0\n"},
        {cpu + "/smt/control", "on\n"},
        {cpu + "/cpu0/topology/core_cpus", "1\n"},
        {cpu + "/cpu0/topology/package_cpus", "1\n"},
        {cpu + "/cpu0/topology/physical_package_id", "0\n"},
        {cpu + "/cpu0/topology/core_id", "0\n"},
        {cpu + "/cpu0/cache/index0/level", "1\n"},
        {cpu + "/cpu0/cache/index0/type", "Data\n"},
        {cpu + "/cpu0/cache/index0/size", "32K\n"},
        {cpu + "/cpu0/cache/index0/shared_cpu_map", "1\n"},
        {cpu + "/cpufreq/policy0/affected_cpus", "0\n"},
        {cpu + "/cpufreq/policy0/scaling_driver", "intel_pstate\n"},
        {cpu + "/cpuidle/current_driver", "intel_idle\n"},
        {cpu + "/cpu0/cpuidle/state0/name", "C1\n"},
        {cpu + "/vulnerabilities/meltdown", "Not affected\n"},
        {node + "/cpulist", "0\n"},
        {node + "/cpumap", "1\n"},
        {node + "/meminfo", "Node 0 MemTotal: 1024 kB\n"},
        {node + "/distance", "10\n"},
        {"/proc/meminfo", "MemTotal: 1024 kB\n"},
        {"/sys/devices/system/edac/mc/mc0/mc_name", "Skylake\n"},
        {"/sys/devices/system/edac/mc/mc0/size_mb", "1024\n"},
        {"/sys/devices/system/edac/mc/mc0/dimm0/dimm_label", "A1\n"},
        {"/sys/bus/cxl/devices/mem0/ram/size", "0x40000000\n"},
        {"/sys/bus/cxl/devices/mem0/numa_node", "0\n"},
        {"/sys/bus/nd/devices/nmem0/nfit/serial", "0x1\n"},
        {"/sys/bus/nd/devices/namespace0.0/size", "4096\n"},
        // PCI, and what hangs on it.
        {"/sys/bus/pci/devices/0000:01:00.0", "-> ../../../devices/pci0000:00/0000:00:01.0/0000:01:00.0"},
        {pci + "/vendor", "0x8086\n"},
        {pci + "/device", "0x1572\n"},
        {pci + "/class", "0x020000\n"},
        {pci + "/numa_node", "0\n"},
        {pci + "/current_link_speed", "8.0 GT/s PCIe\n"},
        {pci + "/aer_dev_fatal", "TOTAL_ERR_FATAL 0\n"},
        {pci + "/power_state", "D0\n"},
        {"/sys/bus/pci/slots/4/address", "0000:01:00\n"},
        {"/sys/bus/pci/slots/4/cur_bus_speed", "8.0 GT/s PCIe\n"},
        {"/sys/class/net/eth0/device", "-> ../../../devices/pci0000:00/0000:00:01.0/0000:01:00.0"},
        {"/sys/class/net/eth0/address", "02:11:22:33:44:55\n"},
        {"/sys/class/net/eth0/speed", "25000\n"},
        {"/sys/class/infiniband/mlx5_0/fw_ver", "1.0\n"},
        {"/sys/class/infiniband/mlx5_0/ports/1/state", "4: ACTIVE\n"},
        {"/sys/class/fc_host/host3/port_name", "0x10000090fa1b2c3d\n"},
        {"/sys/class/fc_host/host3/speed", "16 Gbit\n"},
        {"/sys/class/drm/card0/device/vbios_version", "1.0\n"},
        {"/sys/class/drm/card0-VGA-1/status", "connected\n"},
        {"/sys/class/drm/card0-VGA-1/modes", "800x600\n"},
        {"/sys/class/accel/accel0/device/driver", "-> ../../../../bus/pci/drivers/habanalabs"},
        {"/sys/bus/usb/devices/1-1/idVendor", "0624\n"},
        {"/sys/bus/usb/devices/1-1/speed", "480\n"},
        // Storage.
        {"/sys/class/nvme/nvme0/model", "EXAMPLE\n"},
        {"/sys/class/nvme/nvme0/cntlid", "1\n"},
        {"/sys/class/nvme/nvme0/nvme1c0n1/nsid", "1\n"},
        {"/sys/class/nvme/nvme0/nvme1c0n1/ana_state", "optimized\n"},
        {"/sys/class/nvme-subsystem/nvme-subsys0/subsysnqn", "nqn.2014-08.org.nvmexpress:1\n"},
        {"/sys/block/nvme0n1/device", "-> ../../class/nvme/nvme0"},
        {"/sys/block/nvme0n1/nsid", "1\n"},
        {"/sys/block/nvme0n1/size", "2048\n"},
        {"/sys/block/nvme0n1/queue/scheduler", "[none] mq-deadline\n"},
        {"/sys/block/sda/device", "-> ../../devices/pci0000:00/0000:00:01.0/0000:01:00.0"},
        {"/sys/block/sda/size", "2048\n"},
        {"/sys/block/sdb/size", "2048\n"},
        {"/sys/block/sdb/device", "-> ../../devices/platform/disk"},
        {"/sys/devices/platform/disk/type", "0\n"},
        {"/sys/devices/platform/disk/vendor", "ATA\n"},
        {"/answers/ata/sdb/smart_status", healthy},
        {pci + "/vpd_pg80", serial_page},
        {"/sys/block/dm-0/dm/name", "vg0-root\n"},
        {"/sys/block/dm-0/dm/uuid", "LVM-1\n"},
        {"/sys/block/md127/md/level", "raid1\n"},
        {"/sys/block/md127/md/raid_disks", "2\n"},
        {"/sys/bus/scsi/devices/0:0:0:0/type", "0\n"},
        {"/sys/bus/scsi/devices/0:0:0:0/queue_depth", "32\n"},
        {"/sys/class/scsi_host/host0/proc_name", "ahci\n"},
        {"/sys/class/scsi_host/host0/model", "Acme\n"},
        {"/sys/class/sas_phy/phy-0:0/sas_address", "0x500605b00a1b2c30\n"},
        {"/sys/class/sas_phy/phy-0:0/negotiated_linkrate", "12.0 Gbit\n"},
        {"/sys/class/sas_expander/expander-0:0/level", "1\n"},
        {"/sys/class/enclosure/0:0:8:0/components", "1\n"},
        {"/sys/class/enclosure/0:0:8:0/Slot 01/type", "array device\n"},
        {"/sys/class/enclosure/0:0:8:0/Slot 01/slot", "1\n"},
        {"/sys/class/scsi_host/host1/proc_name", "megaraid_sas\n"},
        {"/answers/megaraid/host1/drives", drives},
        {"/answers/megaraid/host1/drive_8", drive},
        {"/answers/devlink/devices", card},
        {"/answers/devlink/pci/0000:01:00.0", card},
        // The platform.
        {"/sys/class/powercap/intel-rapl:0/name", "package-0\n"},
        {"/sys/class/powercap/intel-rapl:0/constraint_0_name", "long_term\n"},
        {"/sys/class/powercap/intel-rapl:0/constraint_0_power_limit_uw", "205000000\n"},
        {"/sys/class/thermal/thermal_zone0/type", "acpitz\n"},
        {"/sys/class/thermal/thermal_zone0/temp", "38000\n"},
        {"/sys/class/thermal/thermal_zone0/trip_point_0_type", "critical\n"},
        {"/sys/class/thermal/thermal_zone0/trip_point_0_temp", "105000\n"},
        {"/sys/bus/dsa/devices/dsa0/version", "0x100\n"},
        {"/sys/bus/dsa/devices/dsa0/max_engines", "4\n"},
        {"/sys/class/uacce/hisi_zip-0/api", "hisi_qm_v3\n"},
        {"/sys/class/uacce/hisi_zip-0/algorithms", "zlib\n"},
        {"/sys/class/ipmi/ipmi0/device/type", "kcs\n"},
        {"/sys/class/watchdog/watchdog0/timeout", "30\n"},
        {"/sys/class/iommu/dmar0/intel-iommu/version", "1:0\n"},
        {"/sys/class/rtc/rtc0/hctosys", "1\n"},
        {"/sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n"},
        {"/sys/power/state", "freeze\n"},
        {"/sys/power/disk", "shutdown\n"},
        {"/sys/class/power_supply/AC/online", "1\n"},
        {"/sys/class/hwmon/hwmon0/name", "coretemp\n"},
        {"/sys/class/hwmon/hwmon0/temp1_input", "38000\n"},
        {"/sys/class/hwmon/hwmon0/temp1_label", "Package id 0\n"},
    };
}

}  // namespace ocks::testing
