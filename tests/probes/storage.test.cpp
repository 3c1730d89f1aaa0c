// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/probe.hpp"
#include "probes/vpd.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <array>

using namespace ocks;
using ocks::testing::Tree;

namespace ocks::probes {
extern const Probe block;
extern const Probe enclosure;
extern const Probe nvme;
extern const Probe scsi_host;
}  // namespace ocks::probes

namespace {

constexpr std::array block_alone{&probes::block};
constexpr std::array nvme_alone{&probes::nvme};

using namespace std::string_literals;

}  // namespace

TEST_CASE("nvme controllers are found with what the kernel says of them", "[probe][nvme]")
{
    const Tree tree{
        {"/sys/class/nvme/nvme0/model", "SAMSUNG MZQL21T9HCJR-00A07                "},
        {"/sys/class/nvme/nvme0/cntlid", "6\n"},
        {"/sys/class/nvme/nvme0/numa_node", "-1\n"},
        {"/sys/class/nvme/nvme0/device", "-> ../../../0000:3b:00.0"},
        {"/sys/class/nvme/nvme1/cntlid", "six\n"},
        {"/sys/class/nvme/nvme1/device", "-> ../../nvme-fabrics/ctl"},
    };
    CHECK(observe(tree.sysroot(), nvme_alone) ==
          Inventory{{{"nvme",
                      "nvme0",
                      {{"controller_id", std::uint64_t{6}},
                       {"model", "SAMSUNG MZQL21T9HCJR-00A07"},
                       {"pci_address", "0000:3b:00.0"}}},
                     {"nvme", "nvme1", {}}},
                    {{"nvme", "/sys/class/nvme/nvme1/cntlid", "not an unsigned number"}}});
}

TEST_CASE("a SATA disk is found with its place, serial and holders", "[probe][block]")
{
    const std::string place = "/sys/devices/pci0000:00/0000:00:1f.2/ata1/host0/target0:0:0/0:0:0:0";
    const std::string disk = place + "/block/sda";
    const Tree tree{
        {"/sys/block/sda", "-> ../devices/pci0000:00/0000:00:1f.2/ata1/host0/target0:0:0/0:0:0:0/block/sda"},
        {disk + "/device", "-> ../../../0:0:0:0"},
        {disk + "/size", "1953525168\n"},
        {disk + "/queue/logical_block_size", "512\n"},
        {disk + "/queue/physical_block_size", "4096\n"},
        {disk + "/queue/rotational", "1\n"},
        {disk + "/removable", "0\n"},
        {disk + "/ro", "0\n"},
        {disk + "/holders/md127/dev", ""},
        {disk + "/sda1/partition", "1\n"},
        {disk + "/sda1/holders/dm-0/dev", ""},
        {disk + "/sda2/partition", "2\n"},
        {place + "/vendor", "ATA     \n"},
        {place + "/model", "ST1000NX0313    \n"},
        {place + "/rev", "SN02\n"},
        {place + "/wwid", "naa.5000c500a1b2c3d4\n"},
        {place + "/vpd_pg80", "\x00\x80\x00\x0cW470ABCD    "s},
        {"/sys/block/loop0/size", "8\n"},
        {"/sys/block/dm-0/size", "8\n"},
    };
    CHECK(observe(tree.sysroot(), block_alone) == Inventory{{{"block",
                                                              "sda",
                                                              {
                                                                  {"size_bytes", std::uint64_t{1953525168} * 512},
                                                                  {"logical_block_bytes", std::uint64_t{512}},
                                                                  {"physical_block_bytes", std::uint64_t{4096}},
                                                                  {"rotational", std::uint64_t{1}},
                                                                  {"removable", std::uint64_t{0}},
                                                                  {"read_only", std::uint64_t{0}},
                                                                  {"vendor", "ATA"},
                                                                  {"model", "ST1000NX0313"},
                                                                  {"firmware", "SN02"},
                                                                  {"serial", "W470ABCD"},
                                                                  {"wwid", "naa.5000c500a1b2c3d4"},
                                                                  {"transport", "sata"},
                                                                  {"pci_address", "0000:00:1f.2"},
                                                                  {"partitions", "sda1,sda2"},
                                                                  {"holders", "dm-0,md127"},
                                                              }}},
                                                            {}});
}

TEST_CASE("an NVMe disk with multipath is one disk, and knows its controllers", "[probe][block]")
{
    const std::string subsystem = "/sys/devices/virtual/nvme-subsystem/nvme-subsys0";
    const std::string controller = "/sys/devices/pci0000:00/0000:00:04.0/nvme/nvme3";
    const Tree tree{
        {"/sys/block/nvme0n1", "-> ../devices/virtual/nvme-subsystem/nvme-subsys0/nvme0n1"},
        {subsystem + "/nvme0n1/device", "-> ../../nvme-subsys0"},
        {subsystem + "/nvme0n1/size", "16\n"},
        {subsystem + "/subsysnqn", "nqn.2014.08.org.nvmexpress:one\n"},
        {subsystem + "/serial", "S1\n"},
        {subsystem + "/nvme3", "-> ../../../pci0000:00/0000:00:04.0/nvme/nvme3"},
        {controller + "/cntlid", "1\n"},
        {controller + "/transport", "pcie\n"},
        {"/sys/class/nvme/nvme3", "-> ../../devices/pci0000:00/0000:00:04.0/nvme/nvme3"},
        {"/sys/block/nvme0c3n1", "-> ../devices/pci0000:00/0000:00:04.0/nvme/nvme3/nvme0c3n1"},
        {controller + "/nvme0c3n1/device", "-> ../../nvme3"},
        {controller + "/nvme0c3n1/hidden", "1\n"},
    };
    CHECK(observe(tree.sysroot(), block_alone) == Inventory{{{"block",
                                                              "nvme0n1",
                                                              {
                                                                  {"size_bytes", std::uint64_t{8192}},
                                                                  {"serial", "S1"},
                                                                  {"controllers", "nvme3"},
                                                                  {"transport", "pcie"},
                                                                  {"pci_address", "0000:00:04.0"},
                                                              }}},
                                                            {}});
}

TEST_CASE("a virtio disk's vendor number is not a vendor", "[probe][block]")
{
    const Tree tree{
        {"/sys/block/vda/device", "-> ../../../virtio1"},
        {"/sys/block/vda/serial", "disk-a\n"},
        {"/sys/devices/virtio1/vendor", "0x1af4\n"},
        {"/sys/block/virtio1/vendor", "0x1af4\n"},
    };
    CHECK(observe(tree.sysroot(), block_alone) == Inventory{{{"block", "vda", {{"serial", "disk-a"}}}}, {}});
}

TEST_CASE("a serial number page that makes no sense is noted", "[probe][block]")
{
    const Tree tree{
        {"/sys/block/sda/device", "-> ../../0:0:0:0"},
        {"/sys/0:0:0:0/vpd_pg80", "\x00\x83\x00\x01x"s},
        {"/sys/block/sda/size", "many\n"},
    };
    const Inventory seen = observe(tree.sysroot(), block_alone);
    CHECK(seen.devices == std::vector<Device>{{"block", "sda", {}}});
    CHECK(seen.notes == std::vector<Note>{
                            {"block", "/sys/block/sda/device/vpd_pg80", "not a unit serial number page"},
                            {"block", "/sys/block/sda/size", "not a number of sectors"},
                        });
}

TEST_CASE("serial number pages are read by their own length", "[vpd]")
{
    CHECK(serial_of_vpd("\x00\x80\x00\x04 AB1trailing"s).value() == "AB1");
    CHECK(serial_of_vpd("\x00\x80\x00\x00"s).value().empty());
    CHECK_FALSE(serial_of_vpd("\x00\x80\x00\x05"
                              "ABCD"s));
    CHECK_FALSE(serial_of_vpd("\x00\x80\x00"s));
    CHECK_FALSE(serial_of_vpd("\x00\x80\x00\x02\xc3\xa9"s));
    CHECK_FALSE(serial_of_vpd(""));
}

TEST_CASE("a SCSI host is found with its driver and its card", "[probe][scsi_host]")
{
    const std::string host = "/sys/devices/pci0000:00/0000:00:03.0/0000:03:00.0/host0/scsi_host/host0";
    const Tree tree{
        {"/sys/class/scsi_host/host0", "-> ../../devices/pci0000:00/0000:00:03.0/0000:03:00.0/host0/scsi_host/host0"},
        {host + "/proc_name", "mpt3sas\n"},
        {host + "/board_name", "SAS9300-8i\n"},
        {host + "/version_fw", "16.00.12.00\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::scsi_host}) == Inventory{{{"scsi_host",
                                                                                 "host0",
                                                                                 {{"driver", "mpt3sas"},
                                                                                  {"model", "SAS9300-8i"},
                                                                                  {"firmware", "16.00.12.00"},
                                                                                  {"pci_address", "0000:03:00.0"}}}},
                                                                               {}});
}

TEST_CASE("a drive with zones tells how many, how large, and how many may be open", "[probe][block]")
{
    const Tree tree{
        {"/sys/block/sda/device", "-> ../../devices/a"},
        {"/sys/block/sda/queue/zoned", "host-managed\n"},
        {"/sys/block/sda/queue/nr_zones", "52156\n"},
        {"/sys/block/sda/queue/chunk_sectors", "524288\n"},
        {"/sys/block/sda/queue/max_open_zones", "128\n"},
        {"/sys/block/sda/queue/max_active_zones", "0\n"},
        {"/sys/block/sdb/device", "-> ../../devices/b"},
        {"/sys/block/sdb/queue/zoned", "none\n"},
        {"/sys/block/sdb/queue/nr_zones", "0\n"},
        {"/sys/block/sdb/queue/chunk_sectors", "512\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::block}) ==
          Inventory{{{"block",
                      "sda",
                      {
                          {"zoned", "host-managed"},
                          {"zones", std::uint64_t{52156}},
                          {"zone_bytes", std::uint64_t{256} << 20U},
                          {"max_open_zones", std::uint64_t{128}},
                          {"max_active_zones", std::uint64_t{0}},
                      }},
                     {"block", "sdb", {}}},
                    {}});
}

TEST_CASE("a shelf has its slots, those with a drive and those without", "[probe][enclosure]")
{
    const Tree tree{
        {"/sys/class/enclosure/0:0:8:0/components", "2\n"},
        {"/sys/class/enclosure/0:0:8:0/id", "0x500605b0000272bf\n"},
        {"/sys/class/enclosure/0:0:8:0/device/vendor", "ACME    \n"},
        {"/sys/class/enclosure/0:0:8:0/device/type", "13\n"},
        {"/sys/class/enclosure/0:0:8:0/Slot 01/type", "array device\n"},
        {"/sys/class/enclosure/0:0:8:0/Slot 01/status", "OK\n"},
        {"/sys/class/enclosure/0:0:8:0/Slot 01/slot", "1\n"},
        {"/sys/class/enclosure/0:0:8:0/Slot 01/fault", "0\n"},
        {"/sys/class/enclosure/0:0:8:0/Slot 01/device", "-> ../../../../devices/0:0:1:0"},
        {"/sys/devices/0:0:1:0/block/sda/size", "1\n"},
        {"/sys/class/enclosure/0:0:8:0/Slot 02/type", "array device\n"},
        {"/sys/class/enclosure/0:0:8:0/Slot 02/status", "not installed\n"},
        {"/sys/class/enclosure/0:0:8:0/power/control", "auto\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::enclosure}) ==
          Inventory{{{"enclosure",
                      "0:0:8:0",
                      {{"components", std::uint64_t{2}}, {"wwid", "0x500605b0000272bf"}, {"vendor", "ACME"}}},
                     {"enclosure_slot",
                      "0:0:8:0/Slot 01",
                      {{"enclosure", "0:0:8:0"},
                       {"type", "array device"},
                       {"status", "OK"},
                       {"slot", std::uint64_t{1}},
                       {"fault", std::uint64_t{0}},
                       {"scsi_device", "0:0:1:0"},
                       {"block", "sda"}}},
                     {"enclosure_slot",
                      "0:0:8:0/Slot 02",
                      {{"enclosure", "0:0:8:0"}, {"type", "array device"}, {"status", "not installed"}}}},
                    {}});
}
