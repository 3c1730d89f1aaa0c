// SPDX-License-Identifier: GPL-3.0-or-later
/// What lies behind and between the storage controllers, and USB.
#include "probes/link_rate.hpp"
#include "probes/probe.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <array>

using namespace ocks;
using ocks::testing::Tree;

namespace ocks::probes {
extern const Probe device_mapper;
extern const Probe fc_host;
extern const Probe md;
extern const Probe rdma;
extern const Probe sas_expander;
extern const Probe sas_phy;
extern const Probe scsi_device;
extern const Probe usb;
}  // namespace ocks::probes

TEST_CASE("speeds of SAS, Fibre Channel and InfiniBand are told in megabits", "[link_rate]")
{
    CHECK(parse_link_rate("12.0 Gbit\n") == 12'000U);
    CHECK(parse_link_rate("16 Gbit") == 16'000U);
    CHECK(parse_link_rate("100 Gb/sec (4X EDR)") == 100'000U);
    CHECK(parse_link_rate("2.5 Gb/sec (1X SDR)") == 2500U);
    CHECK(parse_link_rate("Unknown") == std::nullopt);
    CHECK(parse_link_rate("Phy disabled") == std::nullopt);
    CHECK(parse_link_rate("0 Gb/sec (1X)") == std::nullopt);
    CHECK(parse_link_rate("") == std::nullopt);
}

TEST_CASE("a volume of a RAID controller and an enclosure are found behind their host", "[probe][scsi_device]")
{
    const Tree tree{
        {"/sys/bus/scsi/devices/0:2:0:0",
         "-> ../../../devices/pci0000:00/0000:00:03.0/0000:03:00.0/host0/target0:2:0/0:2:0:0"},
        {"/sys/devices/pci0000:00/0000:00:03.0/0000:03:00.0/host0/target0:2:0/0:2:0:0/type", "0\n"},
        {"/sys/devices/pci0000:00/0000:00:03.0/0000:03:00.0/host0/target0:2:0/0:2:0:0/model", "PERC H740P  \n"},
        {"/sys/devices/pci0000:00/0000:00:03.0/0000:03:00.0/host0/target0:2:0/0:2:0:0/block/sda/size", "8\n"},
        {"/sys/class/raid_devices/0:2:0:0/level", "raid5\n"},
        {"/sys/class/raid_devices/0:2:0:0/state", "active\n"},
        {"/sys/bus/scsi/devices/0:0:8:0/type", "13\n"},
        {"/sys/bus/scsi/devices/0:0:8:0/queue_depth", "many\n"},
        {"/sys/bus/scsi/devices/host0/uevent", ""},
        {"/sys/bus/scsi/devices/target0:2:0/uevent", ""},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::scsi_device}) ==
          Inventory{{
                        {"scsi_device", "0:0:8:0", {{"type", "enclosure"}, {"scsi_host", "host0"}}},
                        {"scsi_device",
                         "0:2:0:0",
                         {{"type", "disk"},
                          {"model", "PERC H740P"},
                          {"raid_level", "raid5"},
                          {"raid_state", "active"},
                          {"block", "sda"},
                          {"scsi_host", "host0"},
                          {"pci_address", "0000:03:00.0"}}},
                    },
                    {{"scsi_device", "/sys/bus/scsi/devices/0:0:8:0/queue_depth", "not an unsigned number"}}});
}

TEST_CASE("SAS lanes tell their speed and errors, an empty one only that it can", "[probe][sas_phy]")
{
    const Tree tree{
        {"/sys/class/sas_phy/phy-0:0/negotiated_linkrate", "12.0 Gbit\n"},
        {"/sys/class/sas_phy/phy-0:0/maximum_linkrate", "12.0 Gbit\n"},
        {"/sys/class/sas_phy/phy-0:0/invalid_dword_count", "3\n"},
        {"/sys/class/sas_phy/phy-0:0/device_type", "end device\n"},
        {"/sys/class/sas_phy/phy-0:1/negotiated_linkrate", "Unknown\n"},
        {"/sys/class/sas_phy/phy-0:1/maximum_linkrate", "12.0 Gbit\n"},
        {"/sys/class/sas_expander/expander-0:0/product_id", "SAS3x36\n"},
        {"/sys/class/sas_expander/expander-0:0/level", "1\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::sas_phy, &probes::sas_expander}) ==
          Inventory{{
                        {"sas_expander", "expander-0:0", {{"model", "SAS3x36"}, {"level", std::uint64_t{1}}}},
                        {"sas_phy",
                         "phy-0:0",
                         {{"link_rate_mbps", std::uint64_t{12'000}},
                          {"max_link_rate_mbps", std::uint64_t{12'000}},
                          {"invalid_dwords", std::uint64_t{3}},
                          {"partner", "end device"}}},
                        {"sas_phy", "phy-0:1", {{"max_link_rate_mbps", std::uint64_t{12'000}}}},
                    },
                    {}});
}

TEST_CASE("a Fibre Channel port without a link still tells what it can", "[probe][fc_host]")
{
    const Tree tree{
        {"/sys/class/fc_host/host3/port_name", "0x10000090fa1b2c3d\n"},
        {"/sys/class/fc_host/host3/port_state", "Linkdown\n"},
        {"/sys/class/fc_host/host3/speed", "unknown\n"},
        {"/sys/class/fc_host/host3/supported_speeds", "4 Gbit, 8 Gbit, 16 Gbit\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::fc_host}) ==
          Inventory{
              {{"fc_host",
                "host3",
                {{"wwpn", "0x10000090fa1b2c3d"}, {"state", "Linkdown"}, {"max_speed_mbps", std::uint64_t{16'000}}}}},
              {}});
}

TEST_CASE("RDMA devices and their ports are found", "[probe][rdma]")
{
    const Tree tree{
        {"/sys/class/infiniband/mlx5_0/fw_ver", "16.35.3006\n"},
        {"/sys/class/infiniband/mlx5_0/node_type", "1: CA\n"},
        {"/sys/class/infiniband/mlx5_0/ports/1/state", "4: ACTIVE\n"},
        {"/sys/class/infiniband/mlx5_0/ports/1/phys_state", "5: LinkUp\n"},
        {"/sys/class/infiniband/mlx5_0/ports/1/rate", "100 Gb/sec (4X EDR)\n"},
        {"/sys/class/infiniband/mlx5_0/ports/1/link_layer", "Ethernet\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::rdma}) ==
          Inventory{{
                        {"rdma", "mlx5_0", {{"firmware", "16.35.3006"}, {"node_type", "ca"}}},
                        {"rdma_port",
                         "mlx5_0/1",
                         {{"state", "active"},
                          {"physical_state", "linkup"},
                          {"speed_mbps", std::uint64_t{100'000}},
                          {"link_layer", "Ethernet"}}},
                    },
                    {}});
}

TEST_CASE("software RAID and logical volumes name their members", "[probe][md]")
{
    const Tree tree{
        {"/sys/block/md127/md/level", "raid1\n"},
        {"/sys/block/md127/md/degraded", "1\n"},
        {"/sys/block/md127/size", "2048\n"},
        {"/sys/block/md127/slaves/sda1", "-> ../../sda/sda1"},
        {"/sys/block/dm-0/dm/name", "vg0-root\n"},
        {"/sys/block/dm-0/dm/uuid", "LVM-abc\n"},
        {"/sys/block/dm-0/slaves/md127", "-> ../../md127"},
        {"/sys/block/dm-1/size", "0\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::md, &probes::device_mapper}) ==
          Inventory{{
                        {"device_mapper",
                         "dm-0",
                         {{"target_name", "vg0-root"}, {"uuid", "LVM-abc"}, {"maker", "LVM"}, {"members", "md127"}}},
                        {"md",
                         "md127",
                         {{"level", "raid1"},
                          {"missing_disks", std::uint64_t{1}},
                          {"size_bytes", std::uint64_t{1'048'576}},
                          {"members", "sda1"}}},
                    },
                    {}});
}

TEST_CASE("USB devices are found with their drivers; a root hub has no serial number", "[probe][usb]")
{
    const Tree tree{
        {"/sys/bus/usb/devices/1-4/idVendor", "0624\n"},
        {"/sys/bus/usb/devices/1-4/speed", "1.5\n"},
        {"/sys/bus/usb/devices/1-4/serial", "ABC123\n"},
        {"/sys/bus/usb/devices/1-4/1-4:1.0/driver", "-> ../../../bus/usb/drivers/usbhid"},
        {"/sys/bus/usb/devices/1-4/1-4:1.1/driver", "-> ../../../bus/usb/drivers/usbhid"},
        {"/sys/bus/usb/devices/1-4:1.0/bInterfaceClass", "03\n"},
        {"/sys/bus/usb/devices/usb1/serial", "0000:00:14.0\n"},
        {"/sys/bus/usb/devices/usb1/speed", "480\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::usb}) ==
          Inventory{{
                        {"usb",
                         "1-4",
                         {{"vendor_id", "0624"},
                          {"speed_kbps", std::uint64_t{1500}},
                          {"serial", "ABC123"},
                          {"drivers", "usbhid"}}},
                        {"usb", "usb1", {{"speed_kbps", std::uint64_t{480'000}}}},
                    },
                    {}});
}
