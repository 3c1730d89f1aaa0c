// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/probe.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <array>
#include <string>

using namespace ocks;
using ocks::testing::Tree;

namespace ocks::probes {
extern const Probe idxd;
extern const Probe uacce;
}  // namespace ocks::probes

TEST_CASE("an accelerator of Kunpeng tells what it computes", "[probe][uacce]")
{
    const Tree tree{
        {"/sys/devices/pci0000:74/0000:74:00.0/0000:75:00.0/driver", "-> ../../../../bus/pci/drivers/hisi_zip"},
        {"/sys/class/uacce/hisi_zip-0/device", "-> ../../../devices/pci0000:74/0000:74:00.0/0000:75:00.0"},
        {"/sys/class/uacce/hisi_zip-0/api", "hisi_qm_v3\n"},
        {"/sys/class/uacce/hisi_zip-0/algorithms", "zlib\ngzip\n"},
        {"/sys/class/uacce/hisi_zip-0/available_instances", "256\n"},
    };
    const Inventory seen = observe(tree.sysroot(), std::array{&probes::uacce});
    CHECK(seen.notes.empty());
    REQUIRE(seen.devices.size() == 1);
    const Device& device = seen.devices.front();
    CHECK(device.kind == "accelerator");
    CHECK(text_of(device, "api") == "hisi_qm_v3");
    CHECK(text_of(device, "driver") == "hisi_zip");
    CHECK(text_of(device, "algorithms") == "zlib,gzip");
    CHECK(number_of(device, "available_instances") == 256U);
}

TEST_CASE("an accelerator of Intel is one device, and its queues and engines are numbers of it", "[probe][idxd]")
{
    const std::string real = "/sys/devices/pci0000:6a/0000:6a:01.0/dsa0";
    const Tree tree{
        {"/sys/bus/dsa/devices/dsa0", "-> ../../../devices/pci0000:6a/0000:6a:01.0/dsa0"},
        {"/sys/bus/dsa/devices/wq0.0", "-> ../../../devices/pci0000:6a/0000:6a:01.0/dsa0/wq0.0"},
        {real + "/wq0.0/state", "disabled\n"},
        {real + "/version", "0x100\n"},
        {real + "/state", "enabled\n"},
        {real + "/max_engines", "4\n"},
        {real + "/max_work_queues", "8\n"},
        {real + "/max_work_queues_size", "128\n"},
        {real + "/max_transfer_size", "2147483648\n"},
        {real + "/numa_node", "0\n"},
        {real + "/pasid_enabled", "yes\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::idxd}) ==
          Inventory{{{"accelerator",
                      "dsa0",
                      {{"driver", "idxd"},
                       {"version", "1.00"},
                       {"state", "enabled"},
                       {"engines", std::uint64_t{4}},
                       {"work_queues", std::uint64_t{8}},
                       {"work_queue_entries", std::uint64_t{128}},
                       {"max_transfer_bytes", std::uint64_t{2147483648}},
                       {"numa_node", std::uint64_t{0}},
                       {"pci_address", "0000:6a:01.0"}}}},
                    {{"accelerator", "/sys/bus/dsa/devices/dsa0/pasid_enabled", "not an unsigned number"}}});
}
