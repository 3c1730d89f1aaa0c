// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/architecture.hpp"
#include "probes/cpu_info.hpp"
#include "probes/cpu_list.hpp"
#include "probes/probe.hpp"
#include "probes/topology/discovery.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <array>

using namespace ocks;
using ocks::testing::Tree;

namespace ocks::probes {
extern const Probe numa;
extern const Probe topology;
}  // namespace ocks::probes

namespace {

constexpr std::array topology_alone{&probes::topology};
constexpr std::array numa_alone{&probes::numa};
constexpr std::string_view cpus = "/sys/devices/system/cpu/";

const std::string x86_cpu = "vendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 106\nmodel name\t: Xeon\n"
                            "stepping\t: 6\nmicrocode\t: 0xd0003a5\nflags\t\t: fpu lm\n\n";

/// Two packages of one core with two threads; CPU 4 is there and switched off.
const Tree two_packages{
    {"/proc/cpuinfo",
     "processor\t: 0\n" + x86_cpu + "processor\t: 1\n" + x86_cpu + "processor\t: 2\n" + x86_cpu + "processor\t: 3\n" +
         x86_cpu},
    {"/sys/devices/system/cpu/online", "0-3\n"},
    {"/sys/devices/system/cpu/possible", "0-7\n"},
    {"/sys/devices/system/cpu/present", "0-4\n"},
    {"/sys/devices/system/cpu/cpu0/topology/core_cpus", "5\n"},
    {"/sys/devices/system/cpu/cpu0/topology/package_cpus", "5\n"},
    {"/sys/devices/system/cpu/cpu0/topology/core_id", "0\n"},
    {"/sys/devices/system/cpu/cpu0/topology/physical_package_id", "0\n"},
    {"/sys/devices/system/cpu/cpu1/topology/core_cpus", "a\n"},
    {"/sys/devices/system/cpu/cpu1/topology/package_cpus", "a\n"},
    {"/sys/devices/system/cpu/cpu1/topology/core_id", "0\n"},
    {"/sys/devices/system/cpu/cpu1/topology/physical_package_id", "1\n"},
    {"/sys/devices/system/cpu/cpu2/topology/core_cpus", "5\n"},
    {"/sys/devices/system/cpu/cpu2/topology/package_cpus", "5\n"},
    {"/sys/devices/system/cpu/cpu2/topology/core_id", "0\n"},
    {"/sys/devices/system/cpu/cpu2/topology/physical_package_id", "0\n"},
    {"/sys/devices/system/cpu/cpu3/topology/core_cpus", "a\n"},
    {"/sys/devices/system/cpu/cpu3/topology/package_cpus", "a\n"},
    {"/sys/devices/system/cpu/cpu3/topology/core_id", "0\n"},
    {"/sys/devices/system/cpu/cpu3/topology/physical_package_id", "1\n"},
    {"/sys/devices/system/cpu/cpu4/online", "0\n"},
};

}  // namespace

TEST_CASE("packages are found with their cores, threads and what the kernel calls them", "[probe][topology]")
{
    const Inventory seen = observe(two_packages.sysroot(), topology_alone);
    REQUIRE(seen.devices.size() == 3);
    CHECK(seen.devices[1] == Device{"cpu",
                                    "cpu1",
                                    {
                                        {"vendor", "GenuineIntel"},
                                        {"model", "Xeon"},
                                        {"family", std::uint64_t{6}},
                                        {"model_number", std::uint64_t{106}},
                                        {"stepping", std::uint64_t{6}},
                                        {"microcode", "0xd0003a5"},
                                        {"hypervisor", std::uint64_t{0}},
                                        {"maker", "Intel"},
                                        {"flags", "fpu,lm"},
                                        {"cores", std::uint64_t{1}},
                                        {"threads", std::uint64_t{2}},
                                        {"online", "1,3"},
                                    }});
    CHECK(seen.devices[2] == Device{"topology",
                                    "topology",
                                    {
                                        {"packages", std::uint64_t{2}},
                                        {"cores", std::uint64_t{2}},
                                        {"threads", std::uint64_t{4}},
                                        {"numa_nodes", std::uint64_t{1}},
                                        {"architecture", "x86_64"},
                                        {"offline", "4"},
                                    }});
    CHECK(seen.notes.empty());
}

TEST_CASE("a processor that a hypervisor lends is told apart from a real one", "[probe][topology]")
{
    std::string lent = "processor\t: 0\n" + x86_cpu;
    lent.replace(lent.find("fpu lm"), 6, "fpu lm hypervisor");
    const Tree guest{{"/proc/cpuinfo", lent},
                     {"/sys/devices/system/cpu/online", "0\n"},
                     {"/sys/devices/system/cpu/possible", "0\n"},
                     {"/sys/devices/system/cpu/present", "0\n"},
                     {"/sys/devices/system/cpu/cpu0/topology/core_cpus", "1\n"},
                     {"/sys/devices/system/cpu/cpu0/topology/package_cpus", "1\n"},
                     {"/sys/devices/system/cpu/cpu0/topology/core_id", "0\n"},
                     {"/sys/devices/system/cpu/cpu0/topology/physical_package_id", "0\n"}};
    const Inventory seen = observe(guest.sysroot(), topology_alone);
    const Device* package = find_device(seen, "cpu", "cpu0");
    REQUIRE(package != nullptr);
    CHECK(number_of(*package, "hypervisor") == 1);
}

TEST_CASE("a root whose topology makes no sense is noted, and never answered by the machine that runs this",
          "[probe][topology]")
{
    const Tree tree{{std::string{cpus} + "online", "none\n"}, {std::string{cpus} + "cpu0/topology/core_cpus", "?\n"}};
    const Inventory seen = observe(tree.sysroot(), topology_alone);
    for (const Device& device : seen.devices) {
        CHECK_FALSE(device.properties.contains("model"));
        CHECK(number_of(device, "threads").value_or(1) == 1);
    }
    CHECK(seen.devices.size() + seen.notes.size() > 0);
}

TEST_CASE("CPU directories without a topology are no machine", "[probe][topology]")
{
    const Tree tree{{std::string{cpus} + "cpu0/uevent", "DRIVER=processor\n"}};
    CHECK(observe(tree.sysroot(), topology_alone) == Inventory{});
}

TEST_CASE("an Arm package has its maker's name and its part number", "[probe][topology]")
{
    const Tree tree{
        {"/proc/cpuinfo",
         "processor\t: 0\nCPU implementer\t: 0x48\nCPU architecture: 8\nCPU variant\t: 0x1\nCPU part\t: 0xd01\n"},
        {std::string{cpus} + "online", "0\n"},
        {std::string{cpus} + "cpu0/topology/core_cpus", "1\n"},
        {std::string{cpus} + "cpu0/topology/package_cpus", "1\n"},
        {std::string{cpus} + "cpu0/topology/core_id", "0\n"},
        {std::string{cpus} + "cpu0/topology/physical_package_id", "0\n"},
    };
    const Inventory seen = observe(tree.sysroot(), topology_alone);
    REQUIRE(seen.devices.size() == 2);
    CHECK(text_of(seen.devices[0], "vendor") == "HiSilicon");
    CHECK(text_of(seen.devices[0], "part") == "0xd01");
    CHECK(text_of(seen.devices[0], "model") == "TaiShan-v110");
    CHECK(text_of(seen.devices[1], "architecture") == "aarch64");
}

TEST_CASE("cores of two kinds in one package are both named", "[probe][topology]")
{
    const std::string topology = std::string{cpus} + "cpu";
    const Tree tree{
        {"/proc/cpuinfo",
         "processor\t: 0\nCPU implementer\t: 0x41\nCPU part\t: 0xd85\n\n"
         "processor\t: 1\nCPU implementer\t: 0x41\nCPU part\t: 0xd87\n"},
        {std::string{cpus} + "online", "0-1\n"},
        {topology + "0/topology/core_cpus", "1\n"},
        {topology + "0/topology/package_cpus", "3\n"},
        {topology + "0/topology/core_id", "0\n"},
        {topology + "0/topology/physical_package_id", "0\n"},
        {topology + "1/topology/core_cpus", "2\n"},
        {topology + "1/topology/package_cpus", "3\n"},
        {topology + "1/topology/core_id", "1\n"},
        {topology + "1/topology/physical_package_id", "0\n"},
    };
    const Inventory seen = observe(tree.sysroot(), topology_alone);
    CHECK(text_of(seen.devices[0], "part") == "0xd85,0xd87");
}

TEST_CASE("the child's answer must be whole", "[topology]")
{
    const auto whole = topology::parse_topology("thread 0 0 0\nthread 1 - 1\nnuma_nodes 1\nend\n");
    REQUIRE(whole);
    CHECK(*whole == topology::Topology{{{0, 0, 0}, {1, std::nullopt, 1}}, 1});
    CHECK_FALSE(topology::parse_topology("thread 0 0 0\nnuma_nodes 1\n"));
    CHECK_FALSE(topology::parse_topology("thread 0 0\nend\n"));
    CHECK_FALSE(topology::parse_topology("end\n"));
    CHECK_FALSE(topology::parse_topology(""));
}

TEST_CASE("nodes are found with their CPUs, memory and distances", "[probe][numa]")
{
    const Tree tree{
        {"/sys/devices/system/node/node0/cpulist", "0-1,4\n"},
        {"/sys/devices/system/node/node0/meminfo", "Node 0 MemTotal:       65707716 kB\nNode 0 MemFree: 1 kB\n"},
        {"/sys/devices/system/node/node0/distance", "10 21\n"},
        {"/sys/devices/system/node/node1/cpumap", "00000000,0000000c\n"},
        {"/sys/devices/system/node/node2/cpulist", "\n"},
        {"/sys/devices/system/node/online", "0-2\n"},
    };
    CHECK(observe(tree.sysroot(), numa_alone) ==
          Inventory{{{"numa",
                      "node0",
                      {{"cpus", "0-1,4"}, {"memory_bytes", std::uint64_t{65707716} * 1024}, {"distances", "10 21"}}},
                     {"numa", "node1", {{"cpus", "2-3"}}},
                     {"numa", "node2", {{"cpus", ""}}}},
                    {}});
}

TEST_CASE("a node whose CPUs are another's is firmware's mistake", "[probe][numa]")
{
    const Tree tree{
        {"/sys/devices/system/node/node0/cpulist", "0-7\n"},
        {"/sys/devices/system/node/node1/cpulist", "0-7\n"},
    };
    const Inventory seen = observe(tree.sysroot(), numa_alone);
    CHECK(seen.devices.size() == 1);
    CHECK(seen.notes ==
          std::vector<Note>{{"numa", "/sys/devices/system/node/node1", "its CPUs are those of another node"}});
}

TEST_CASE("sets of CPUs are written and read as the kernel does", "[cpu_list]")
{
    CHECK(to_cpu_list({8, 0, 1, 2, 3}) == "0-3,8");
    CHECK(to_cpu_list({5}) == "5");
    CHECK(to_cpu_list({}).empty());
    CHECK(parse_cpu_map("00000001,80000001\n").value() == std::vector<unsigned>{0, 31, 32});
    CHECK_FALSE(parse_cpu_map("1,,1"));
    CHECK_FALSE(parse_cpu_map("123456789"));
}

TEST_CASE("the architecture is what the kernel says, or what only one writes into cpuinfo", "[architecture]")
{
    const Tree said{{"/proc/sys/kernel/arch", "loongarch64\n"}, {"/proc/cpuinfo", "processor : 0\nflags : lm\n"}};
    CHECK(architecture_of(said.sysroot()) == "loongarch64");
    CHECK(architecture_of_cpu_info("processor : 0\nflags : fpu lm nx\n") == "x86_64");
    CHECK(architecture_of_cpu_info("processor : 0\nCPU architecture: 8\n") == "aarch64");
    CHECK(architecture_of_cpu_info("processor : 0\nflags : film\n") == std::nullopt);
    CHECK(architecture_of_cpu_info("") == std::nullopt);
}

TEST_CASE("cpuinfo is read block by block, and lines outside of one are no CPU's", "[cpu_info]")
{
    const auto seen = parse_cpu_info("vendor_id : IBM/S390\nprocessor : 3\nmodel name : a : b\nnonsense\n");
    REQUIRE(seen.size() == 1);
    CHECK(seen[0].number == 3);
    CHECK(seen[0].field("model name") == "a : b");
    CHECK(seen[0].field("vendor_id").empty());
    CHECK(arm_implementer("0x70") == "Phytium");
    CHECK(arm_implementer("0x01") == "0x01");
}
