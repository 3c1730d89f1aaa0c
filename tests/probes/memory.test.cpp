// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/probe.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <array>

using namespace ocks;
using ocks::testing::Tree;

namespace ocks::probes {
extern const Probe cxl;
extern const Probe edac;
extern const Probe numa;
extern const Probe nvdimm;
}  // namespace ocks::probes

TEST_CASE("a node's memory has the latency and bandwidth that ACPI tells, and 0 tells nothing", "[probe][numa]")
{
    const Tree tree{
        {"/sys/devices/system/node/node1/cpulist", "\n"},
        {"/sys/devices/system/node/node1/access0/initiators/node0", "-> ../../../node0"},
        {"/sys/devices/system/node/node1/access0/initiators/read_latency", "350\n"},
        {"/sys/devices/system/node/node1/access0/initiators/read_bandwidth", "20480\n"},
        {"/sys/devices/system/node/node1/access0/initiators/write_latency", "0\n"},
        {"/sys/devices/system/node/node1/memory_side_cache/index1/size", "1073741824\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::numa}) ==
          Inventory{{{"numa",
                      "node1",
                      {{"cpus", ""},
                       {"initiators", "node0"},
                       {"read_latency_ns", std::uint64_t{350}},
                       {"read_bandwidth_mibps", std::uint64_t{20480}},
                       {"memory_side_cache_bytes", std::uint64_t{1} << 30U}}}},
                    {}});
}

TEST_CASE("memory controllers have their modules, and count errors", "[probe][edac]")
{
    const Tree tree{
        {"/sys/devices/system/edac/mc/mc0/mc_name", "Skylake Socket#0 IMC#0\n"},
        {"/sys/devices/system/edac/mc/mc0/size_mb", "32768\n"},
        {"/sys/devices/system/edac/mc/mc0/ce_count", "3\n"},
        {"/sys/devices/system/edac/mc/mc0/dimm0/dimm_label", "CPU_SrcID#0_MC#0_Chan#0_DIMM#0\n"},
        {"/sys/devices/system/edac/mc/mc0/dimm0/dimm_edac_mode", "SECDED\n"},
        {"/sys/devices/system/edac/mc/mc0/dimm0/size", "32768\n"},
        {"/sys/devices/system/edac/mc/mc0/max_location", "channel 2\n"},
        {"/sys/devices/system/edac/mc/power/control", "auto\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::edac}) ==
          Inventory{{{"edac",
                      "mc0",
                      {{"model", "Skylake Socket#0 IMC#0"},
                       {"size_bytes", std::uint64_t{32} << 30U},
                       {"corrected_errors", std::uint64_t{3}}}},
                     {"edac_dimm",
                      "mc0/dimm0",
                      {{"controller", "mc0"},
                       {"label", "CPU_SrcID#0_MC#0_Chan#0_DIMM#0"},
                       {"error_correction", "SECDED"},
                       {"size_bytes", std::uint64_t{32} << 30U}}}},
                    {}});
}

TEST_CASE("CXL memory has its place, and regions their size", "[probe][cxl]")
{
    const Tree tree{
        {"/sys/bus/cxl/devices/mem0", "-> ../../../devices/pci0000:35/0000:35:00.0/0000:36:00.0/mem0"},
        {"/sys/devices/pci0000:35/0000:35:00.0/0000:36:00.0/mem0/ram/size", "0x10000000\n"},
        {"/sys/devices/pci0000:35/0000:35:00.0/0000:36:00.0/mem0/firmware_version", "BWFW VERSION 00\n"},
        {"/sys/devices/pci0000:35/0000:35:00.0/0000:36:00.0/mem0/numa_node", "1\n"},
        {"/sys/bus/cxl/devices/region0/size", "0x10000000\n"},
        {"/sys/bus/cxl/devices/decoder0.0/target_list", "0\n"},
        {"/sys/bus/cxl/devices/root0/uport", "-> ../ACPI0017:00"},
        {"/sys/bus/cxl/devices/nvdimm-bridge0/uevent", "\n"},
    };
    constexpr std::uint64_t size = 0x10000000;
    CHECK(observe(tree.sysroot(), std::array{&probes::cxl}) ==
          Inventory{{{"cxl_decoder", "decoder0.0", {{"targets", "0"}}},
                     {"cxl_memory",
                      "mem0",
                      {{"volatile_bytes", size},
                       {"firmware", "BWFW VERSION 00"},
                       {"numa_node", std::uint64_t{1}},
                       {"pci_address", "0000:36:00.0"}}},
                     {"cxl_port", "root0", {{"device", "ACPI0017:00"}}},
                     {"cxl_region", "region0", {{"size_bytes", size}}}},
                    {}});
}

TEST_CASE("persistent memory is modules, regions and namespaces; the one that the kernel keeps ready is none",
          "[probe][nvdimm]")
{
    const Tree tree{
        {"/sys/bus/nd/devices/ndbus0/provider", "ACPI.NFIT\n"},
        {"/sys/bus/nd/devices/nmem0/nfit/vendor", "0x8680\n"},
        {"/sys/bus/nd/devices/nmem0/nfit/flags", "\n"},
        {"/sys/bus/nd/devices/region0/size", "134217728\n"},
        {"/sys/bus/nd/devices/region0/numa_node", "-1\n"},
        {"/sys/bus/nd/devices/namespace0.0/size", "134217728\n"},
        {"/sys/bus/nd/devices/namespace0.0/mode", "raw\n"},
        {"/sys/bus/nd/devices/namespace0.1/size", "0\n"},
    };
    constexpr std::uint64_t size = 134217728;
    CHECK(observe(tree.sysroot(), std::array{&probes::nvdimm}) ==
          Inventory{{{"nvdimm", "nmem0", {{"vendor_id", "0x8680"}}},
                     {"nvdimm_namespace", "namespace0.0", {{"size_bytes", size}, {"mode", "raw"}}},
                     {"nvdimm_region", "region0", {{"size_bytes", size}}}},
                    {}});
}
