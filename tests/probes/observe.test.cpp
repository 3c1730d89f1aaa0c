// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"
#include "probes/probe.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

using namespace ocks;
using ocks::testing::Tree;

namespace ocks::probes {
extern const Probe memory;
extern const Probe watchdog;
}  // namespace ocks::probes

TEST_CASE("a witness sees each path a probe asks for", "[probe]")
{
    const Tree tree{{"/sys/class/nvme/nvme0/model", "SAMSUNG\n"},
                    {"/sys/devices/system/cpu/cpu0/topology/core_id", "0\n"}};
    std::set<std::string> asked;
    const Sysroot root = tree.sysroot([&](Access, std::string_view path, const Answer&) { asked.emplace(path); });
    (void)observe(root, all_probes());
    CHECK(asked.contains("/sys/class/nvme/nvme0/model"));
    CHECK(asked.contains("/sys/class/watchdog"));
    CHECK(asked.contains("/sys/devices/system/cpu/cpu0/topology/core_id"));
}

TEST_CASE("a directory that is absent is no devices and no note", "[probe]")
{
    const Tree bare{};
    CHECK(observe(bare.sysroot(), all_probes()) == Inventory{});
}

TEST_CASE("a directory that cannot be listed is noted, not taken for absent", "[probe]")
{
    const Tree odd{{"/sys/class/watchdog", "-> watchdog"}};
    const Inventory seen = observe(odd.sysroot(), std::array{&probes::watchdog});
    CHECK(seen.devices.empty());
    REQUIRE(seen.notes.size() == 1);
    CHECK(seen.notes[0].kind == "watchdog");
    CHECK(seen.notes[0].where == "/sys/class/watchdog");
}

TEST_CASE("the probes are in order and have no twins", "[probe]")
{
    const auto probes = all_probes();
    CHECK(std::ranges::adjacent_find(probes, std::ranges::greater_equal{}, &Probe::id) == probes.end());
}

TEST_CASE("devices are in order of kind and number, notes of place", "[probe]")
{
    const Tree tree{
        {"/sys/class/watchdog/watchdog10/timeout", "soon\n"},
        {"/sys/class/watchdog/watchdog2/timeout", "later\n"},
        {"/proc/meminfo", "MemTotal: 1 kB\n"},
    };
    const Inventory seen = observe(tree.sysroot(), std::array{&probes::watchdog, &probes::memory});
    REQUIRE(seen.devices.size() == 3);
    CHECK(seen.devices[0].name == "memory");
    CHECK(seen.devices[1].name == "watchdog2");
    CHECK(seen.devices[2].name == "watchdog10");
    CHECK(seen.notes == std::vector<Note>{
                            {"watchdog", "/sys/class/watchdog/watchdog10/timeout", "not an unsigned number"},
                            {"watchdog", "/sys/class/watchdog/watchdog2/timeout", "not an unsigned number"},
                        });
}

TEST_CASE("this very machine is described without invention", "[probe][live]")
{
    const Sysroot root = Sysroot::open("/").value();
    const Inventory seen = observe(root, all_probes());
    CHECK(find_device(seen, "cpu", "cpu0") != nullptr);
    const Device* const memory = find_device(seen, "memory", "memory");
    REQUIRE(memory != nullptr);
    const std::string meminfo = root.read("/proc/meminfo").value();
    const std::string total{trimmed(lines(meminfo)[0].substr(std::string_view{"MemTotal:"}.size()))};
    CHECK(std::to_string(number_of(*memory, "total_bytes").value() / 1024) + " kB" == total);
    const bool has_tables = root.read("/sys/firmware/dmi/tables/DMI").has_value();
    CHECK((find_device(seen, "smbios", "smbios") != nullptr) == has_tables);
}
