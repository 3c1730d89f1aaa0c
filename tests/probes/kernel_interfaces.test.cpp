// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/meminfo.hpp"
#include "probes/probe.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <array>

using namespace ocks;
using ocks::testing::Tree;

namespace ocks::probes {
extern const Probe ipmi;
extern const Probe memory;
extern const Probe nic;
extern const Probe watchdog;
}  // namespace ocks::probes

TEST_CASE("a physical interface is found with its link, a virtual one is not a device", "[probe][nic]")
{
    const std::string port = "/sys/devices/pci0000:16/0000:16:02.0/0000:17:00.1/net/ens1f1";
    const Tree tree{
        {"/sys/class/net/ens1f1", "-> ../../devices/pci0000:16/0000:16:02.0/0000:17:00.1/net/ens1f1"},
        {"/sys/devices/pci0000:16/0000:16:02.0/0000:17:00.1/driver", "-> ../../../../bus/pci/drivers/ice"},
        {port + "/device", "-> ../../../0000:17:00.1"},
        {port + "/address", "b4:96:91:00:00:01\n"},
        {port + "/mtu", "1500\n"},
        {port + "/operstate", "up\n"},
        {port + "/speed", "25000\n"},
        {port + "/duplex", "full\n"},
        {port + "/carrier", "1\n"},
        {"/sys/class/net/bonding_masters", "bond0\n"},
        {"/sys/class/net/lo/address", "00:00:00:00:00:00\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::nic}) == Inventory{{{"nic",
                                                                           "ens1f1",
                                                                           {
                                                                               {"mac", "b4:96:91:00:00:01"},
                                                                               {"mtu", std::uint64_t{1500}},
                                                                               {"state", "up"},
                                                                               {"speed_mbps", std::uint64_t{25000}},
                                                                               {"duplex", "full"},
                                                                               {"carrier", std::uint64_t{1}},
                                                                               {"driver", "ice"},
                                                                               {"pci_address", "0000:17:00.1"},
                                                                           }}},
                                                                         {}});
}

TEST_CASE("an interface without a link has no speed, and that is no news", "[probe][nic]")
{
    const Tree tree{
        {"/sys/class/net/eth0/device", "-> ../../../virtio2"},
        {"/sys/class/net/eth0/speed", "-1\n"},
        {"/sys/class/net/eth0/duplex", "unknown\n"},
        {"/sys/class/net/eth0/carrier", "0\n"},
        {"/sys/class/net/eth1/device", "-> ../../../virtio3"},
        {"/sys/class/net/eth1/speed", "4294967295\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::nic}) ==
          Inventory{{{"nic", "eth0", {{"carrier", std::uint64_t{0}}}}, {"nic", "eth1", {}}}, {}});
}

TEST_CASE("a watchdog is found with its timeout in seconds", "[probe][watchdog]")
{
    const Tree tree{
        {"/sys/class/watchdog/watchdog0/identity", "iTCO_wdt\n"},
        {"/sys/class/watchdog/watchdog0/timeout", "30\n"},
        {"/sys/class/watchdog/watchdog0/device/driver", "-> ../../../bus/platform/drivers/iTCO_wdt"},
    };
    const Device expected{"watchdog",
                          "watchdog0",
                          {{"identity", "iTCO_wdt"}, {"timeout_seconds", std::uint64_t{30}}, {"driver", "iTCO_wdt"}}};
    CHECK(observe(tree.sysroot(), std::array{&probes::watchdog}) == Inventory{{expected}, {}});
}

TEST_CASE("an IPMI interface is found with the firmware of its controller", "[probe][ipmi]")
{
    const Tree tree{
        {"/sys/class/ipmi/ipmi0/device", "-> ../../platform/dmi-ipmi-si.0"},
        {"/sys/class/platform/dmi-ipmi-si.0/type", "kcs\n"},
        {"/sys/class/platform/dmi-ipmi-si.0/bmc/firmware_revision", "4.40\n"},
        {"/sys/class/platform/dmi-ipmi-si.0/bmc/ipmi_version", "2.0\n"},
    };
    const Tree plain{
        {"/sys/class/ipmi/ipmi0/device/type", "kcs\n"},
        {"/sys/class/ipmi/ipmi0/device/bmc/firmware_revision", "4.40\n"},
        {"/sys/class/ipmi/ipmi0/device/bmc/ipmi_version", "2.0\n"},
    };
    const Inventory expected{{{"ipmi", "ipmi0", {{"interface", "kcs"}, {"firmware", "4.40"}, {"ipmi_version", "2.0"}}}},
                             {}};
    CHECK(observe(plain.sysroot(), std::array{&probes::ipmi}) == expected);
    CHECK(observe(tree.sysroot(), std::array{&probes::ipmi}).notes.empty());
}

TEST_CASE("memory is what the kernel has to give, in bytes", "[probe][memory]")
{
    const Tree tree{
        {"/proc/meminfo", "MemTotal:       131841532 kB\nMemFree: 1 kB\nSwapTotal:             0 kB\n"},
        {"/sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages", "512\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::memory}) ==
          Inventory{{{"memory",
                      "memory",
                      {{"total_bytes", std::uint64_t{131841532} * 1024},
                       {"swap_bytes", std::uint64_t{0}},
                       {"hugepages_2m", std::uint64_t{512}}}}},
                    {}});
}

TEST_CASE("amounts of memory are read whole or not at all", "[meminfo]")
{
    CHECK(meminfo_field("HugePages_Total:       7\n", "HugePages_Total").value() == 7);
    CHECK(meminfo_field("MemTotal: 1 MB\n", "MemTotal").error().code == Errc::malformed);
    CHECK(meminfo_field("MemTotal: 99999999999999999999 kB\n", "MemTotal").error().code == Errc::malformed);
    CHECK(meminfo_field("MemTotalX: 1 kB\n", "MemTotal").error().code == Errc::absent);
}
