// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/byte_count.hpp"
#include "probes/cpu_features.hpp"
#include "probes/probe.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <array>

using namespace ocks;
using ocks::testing::Tree;

namespace ocks::probes {
extern const Probe confidential_computing;
extern const Probe cpu_cache;
extern const Probe cpufreq;
extern const Probe cpuidle;
extern const Probe mitigations;
extern const Probe topology;
}  // namespace ocks::probes

namespace {

std::uint64_t kib(std::uint64_t count)
{
    return count * 1024;
}

}  // namespace

TEST_CASE("a cache that two CPUs share is one, and two alike are counted", "[probe][cpu_cache]")
{
    const Tree tree{
        {"/sys/devices/system/cpu/cpu0/cache/index0/level", "1\n"},
        {"/sys/devices/system/cpu/cpu0/cache/index0/type", "Data\n"},
        {"/sys/devices/system/cpu/cpu0/cache/index0/size", "48K\n"},
        {"/sys/devices/system/cpu/cpu0/cache/index0/shared_cpu_list", "0\n"},
        {"/sys/devices/system/cpu/cpu0/cache/index0/ways_of_associativity", "12\n"},
        {"/sys/devices/system/cpu/cpu0/cache/index0/number_of_sets", "0\n"},
        {"/sys/devices/system/cpu/cpu0/cache/index1/level", "3\n"},
        {"/sys/devices/system/cpu/cpu0/cache/index1/type", "Unified\n"},
        {"/sys/devices/system/cpu/cpu0/cache/index1/size", "32768K\n"},
        {"/sys/devices/system/cpu/cpu0/cache/index1/shared_cpu_map", "00000000,00000003\n"},
        {"/sys/devices/system/cpu/cpu1/cache/index0/level", "1\n"},
        {"/sys/devices/system/cpu/cpu1/cache/index0/type", "Data\n"},
        {"/sys/devices/system/cpu/cpu1/cache/index0/size", "48K\n"},
        {"/sys/devices/system/cpu/cpu1/cache/index0/shared_cpu_list", "1\n"},
        {"/sys/devices/system/cpu/cpu1/cache/index1/level", "3\n"},
        {"/sys/devices/system/cpu/cpu1/cache/index1/type", "Unified\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::cpu_cache}) == Inventory{{{"cpu_cache",
                                                                                 "L1d",
                                                                                 {{"level", std::uint64_t{1}},
                                                                                  {"type", "Data"},
                                                                                  {"size_bytes", kib(48)},
                                                                                  {"total_bytes", kib(96)},
                                                                                  {"instances", std::uint64_t{2}},
                                                                                  {"ways", std::uint64_t{12}},
                                                                                  {"cpus", "0-1"}}},
                                                                                {"cpu_cache",
                                                                                 "L3",
                                                                                 {{"level", std::uint64_t{3}},
                                                                                  {"type", "Unified"},
                                                                                  {"size_bytes", kib(32768)},
                                                                                  {"total_bytes", kib(32768)},
                                                                                  {"instances", std::uint64_t{1}},
                                                                                  {"cpus", "0-1"}}}},
                                                                               {}});
}

TEST_CASE("caches of one level and two sizes are two devices, and a size that makes no sense is noted",
          "[probe][cpu_cache]")
{
    const Tree tree{
        {"/sys/devices/system/cpu/cpu0/cache/index0/level", "2\n"},
        {"/sys/devices/system/cpu/cpu0/cache/index0/type", "Unified\n"},
        {"/sys/devices/system/cpu/cpu0/cache/index0/size", "512K\n"},
        {"/sys/devices/system/cpu/cpu1/cache/index0/level", "2\n"},
        {"/sys/devices/system/cpu/cpu1/cache/index0/type", "Unified\n"},
        {"/sys/devices/system/cpu/cpu1/cache/index0/size", "2M\n"},
        {"/sys/devices/system/cpu/cpu2/cache/index0/level", "1\n"},
        {"/sys/devices/system/cpu/cpu2/cache/index0/type", "Data\n"},
        {"/sys/devices/system/cpu/cpu2/cache/index0/size", "much\n"},
    };
    const Inventory seen = observe(tree.sysroot(), std::array{&probes::cpu_cache});
    REQUIRE(seen.devices.size() == 3);
    CHECK(seen.devices[0].name == "L1d");
    CHECK_FALSE(seen.devices[0].properties.contains("size_bytes"));
    CHECK(number_of(seen.devices[1], "size_bytes") == kib(512));
    CHECK(seen.devices[2].name == "L2.1");
    CHECK(text_of(seen.devices[2], "cpus") == "1");
    CHECK(seen.notes ==
          std::vector<Note>{{"cpu_cache", "/sys/devices/system/cpu/cpu2/cache/index0/size", "not a size"}});
}

TEST_CASE("sizes are read whole or refused", "[byte_count]")
{
    CHECK(parse_byte_count("32K").value() == 32768);
    CHECK(parse_byte_count("1G").value() == 1U << 30U);
    CHECK(parse_byte_count("12").value() == 12);
    for (const char* const wrong : {"", "K", "1T", "1KK", "-1K", "99999999999999999G"})
        CHECK_FALSE(parse_byte_count(wrong));
}

TEST_CASE("weaknesses of the processors stand by their names", "[probe][mitigations]")
{
    const Tree tree{
        {"/sys/devices/system/cpu/vulnerabilities/meltdown", "Not affected\n"},
        {"/sys/devices/system/cpu/vulnerabilities/spectre_v2", "Mitigation: Retpolines; STIBP: disabled\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::mitigations}) ==
          Inventory{{{"mitigations",
                      "mitigations",
                      {{"meltdown", "Not affected"}, {"spectre_v2", "Mitigation: Retpolines; STIBP: disabled"}}}},
                    {}});
}

TEST_CASE("CPUs that are governed alike are one device", "[probe][cpufreq]")
{
    const std::string policy = "/sys/devices/system/cpu/cpufreq/policy";
    const Tree tree{
        {policy + "0/affected_cpus", "0\n"},
        {policy + "0/scaling_driver", "intel_pstate\n"},
        {policy + "0/scaling_governor", "powersave\n"},
        {policy + "0/cpuinfo_max_freq", "3500000\n"},
        {policy + "1/affected_cpus", "1\n"},
        {policy + "1/scaling_driver", "intel_pstate\n"},
        {policy + "1/scaling_governor", "powersave\n"},
        {policy + "1/cpuinfo_max_freq", "3500000\n"},
        {policy + "2/affected_cpus", "\n"},
        {"/sys/devices/system/cpu/cpufreq/boost", "1\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::cpufreq}) == Inventory{{{"cpufreq",
                                                                               "cpufreq0",
                                                                               {{"driver", "intel_pstate"},
                                                                                {"governor", "powersave"},
                                                                                {"max_khz", std::uint64_t{3500000}},
                                                                                {"boost", std::uint64_t{1}},
                                                                                {"cpus", "0-1"}}}},
                                                                             {}});
}

TEST_CASE("states of rest are listed in their order", "[probe][cpuidle]")
{
    const Tree tree{
        {"/sys/devices/system/cpu/cpuidle/current_driver", "intel_idle\n"},
        {"/sys/devices/system/cpu/cpuidle/current_governor_ro", "menu\n"},
        {"/sys/devices/system/cpu/cpu0/cpuidle/state0/name", "POLL\n"},
        {"/sys/devices/system/cpu/cpu0/cpuidle/state1/name", "C1E\n"},
    };
    CHECK(observe(tree.sysroot(), std::array{&probes::cpuidle}) ==
          Inventory{{{"cpuidle", "cpuidle", {{"driver", "intel_idle"}, {"governor", "menu"}, {"states", "POLL,C1E"}}}},
                    {}});
}

TEST_CASE("what the processor can and KVM offers is told apart", "[probe][confidential_computing]")
{
    const Tree host{
        {"/proc/cpuinfo", "processor : 0\nflags : fpu sme sev sev_es\n"},
        {"/sys/module/kvm_amd/parameters/sev", "Y\n"},
        {"/sys/module/kvm_amd/parameters/sev_es", "N\n"},
    };
    CHECK(observe(host.sysroot(), std::array{&probes::confidential_computing}) ==
          Inventory{{{"confidential_computing",
                      "confidential_computing",
                      {{"processor", "sme,sev,sev_es"}, {"offered_to_guests", "sev"}}}},
                    {}});
    const Tree guest{{"/sys/class/misc/tdx_guest/uevent", "\n"}, {"/proc/cpuinfo", "processor : 0\nflags : fpu\n"}};
    CHECK(text_of(observe(guest.sysroot(), std::array{&probes::confidential_computing}).devices.at(0), "guest_of") ==
          "tdx");
}

TEST_CASE("a level of x86-64 needs all of its features and those below", "[cpu_features]")
{
    std::vector<std::string_view> flags{"cmov", "cx8", "fpu", "fxsr", "mmx", "syscall", "sse", "sse2"};
    CHECK(x86_64_level(flags) == "x86-64-v1");
    flags.insert(flags.end(), {"avx", "avx2", "bmi1", "bmi2", "f16c", "fma", "abm", "movbe", "xsave"});
    CHECK(x86_64_level(flags) == "x86-64-v1");
    flags.insert(flags.end(), {"cx16", "lahf_lm", "popcnt", "pni", "sse4_1", "sse4_2", "ssse3"});
    CHECK(x86_64_level(flags) == "x86-64-v3");
    CHECK(x86_64_level({"fpu"}).empty());
}

TEST_CASE("makers and cores have names that people know", "[cpu_features]")
{
    CHECK(x86_maker("HygonGenuine") == "Hygon");
    CHECK(x86_maker("Shanghai") == "Zhaoxin");
    CHECK(x86_maker("IBM/S390").empty());
    CHECK(arm_core("0x48", "0xd01") == "TaiShan-v110");
    CHECK(arm_core("0x70", "0x663") == "FTC663");
    CHECK(arm_core("0x48", "0x001").empty());
}

TEST_CASE("a package tells what all of its CPUs can", "[probe][topology]")
{
    const std::string cpus = "/sys/devices/system/cpu/";
    const Tree tree{
        {"/proc/cpuinfo",
         "processor : 0\nvendor_id :   Shanghai  \nflags : sse2 fpu avx\n\n"
         "processor : 1\nvendor_id :   Shanghai  \nflags : fpu sse2\n"},
        {cpus + "online", "0-1\n"},
        {cpus + "smt/control", "notsupported\n"},
        {cpus + "cpu0/topology/core_cpus", "1\n"},
        {cpus + "cpu0/topology/package_cpus", "3\n"},
        {cpus + "cpu0/topology/core_id", "0\n"},
        {cpus + "cpu0/topology/physical_package_id", "0\n"},
        {cpus + "cpu1/topology/core_cpus", "2\n"},
        {cpus + "cpu1/topology/package_cpus", "3\n"},
        {cpus + "cpu1/topology/core_id", "1\n"},
        {cpus + "cpu1/topology/physical_package_id", "0\n"},
    };
    const Inventory seen = observe(tree.sysroot(), std::array{&probes::topology});
    const Device* const package = find_device(seen, "cpu", "cpu0");
    REQUIRE(package != nullptr);
    CHECK(text_of(*package, "flags") == "fpu,sse2");
    CHECK(text_of(*package, "vendor") == "Shanghai");
    CHECK(text_of(*package, "maker") == "Zhaoxin");
    CHECK_FALSE(package->properties.contains("isa_level"));
    CHECK(text_of(*find_device(seen, "topology", "topology"), "smt") == "notsupported");
}

TEST_CASE("a Loongson says who it is in words of its own", "[probe][topology]")
{
    const Tree tree{
        {"/proc/sys/kernel/arch", "loongarch64\n"},
        {"/proc/cpuinfo",
         "system type\t\t: generic-loongson-machine\n\nprocessor\t\t: 0\nCPU Family\t\t: Loongson-64bit\n"
         "Model Name\t\t: Loongson-3C5000\nCPU Revision\t\t: 0x10\nFeatures\t\t: cpucfg lam ual fpu lsx lasx\n"},
        {"/sys/devices/system/cpu/online", "0\n"},
        {"/sys/devices/system/cpu/cpu0/topology/core_cpus", "1\n"},
        {"/sys/devices/system/cpu/cpu0/topology/package_cpus", "1\n"},
        {"/sys/devices/system/cpu/cpu0/topology/core_id", "0\n"},
        {"/sys/devices/system/cpu/cpu0/topology/physical_package_id", "0\n"},
    };
    const Inventory seen = observe(tree.sysroot(), std::array{&probes::topology});
    const Device* const package = find_device(seen, "cpu", "cpu0");
    REQUIRE(package != nullptr);
    CHECK(text_of(*package, "vendor") == "Loongson");
    CHECK(text_of(*package, "model") == "Loongson-3C5000");
    CHECK(text_of(*package, "flags") == "cpucfg,fpu,lam,lasx,lsx,ual");
    CHECK_FALSE(package->properties.contains("hypervisor"));
}
