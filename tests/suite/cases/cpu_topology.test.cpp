// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite/support/bench.hpp"

using namespace ocks;
using ocks::testing::Tree;
using ocks::testing::Trial;

namespace ocks::cases {
extern const TestCase cpu_topology;
}

namespace {

#define PRESENT "/sys/devices/system/cpu/present"
#define ONLINE "/sys/devices/system/cpu/online"

Inventory sockets(std::uint64_t cores)
{
    const Device socket{"processor", "processor0", {{"populated", std::uint64_t{1}}, {"cores_enabled", cores}}};
    const Device empty{"processor", "processor1", {{"populated", std::uint64_t{0}}}};
    const Device table{"acpi", "APIC", {{"enabled_processors", std::uint64_t{4}}}};
    return {{table, socket, empty}, {}};
}

Verdict judged(const Tree& tree, const Inventory& inventory, std::uint64_t cores = 4)
{
    const Device device{"topology", "topology", {{"packages", std::uint64_t{1}}, {"cores", cores}}};
    return Trial{cases::cpu_topology, device, {}, {}, inventory, {}}.on(tree);
}

}  // namespace

TEST_CASE("a machine that has what its firmware lists passes", "[case][cpu.topology]")
{
    CHECK(judged(Tree{{PRESENT, "0-3\n"}, {ONLINE, "0-3\n"}}, sockets(4)).outcome == Outcome::pass);
}

TEST_CASE("one CPU that did not start fails by every source that knows of it", "[case][cpu.topology]")
{
    const Verdict verdict = judged(Tree{{PRESENT, "0-3\n"}, {ONLINE, "0-2\n"}}, sockets(4), 3);
    CHECK(verdict == Verdict{Outcome::fail,
                             {},
                             {"missing is 1 of 4 CPUs that are present, must be none",
                              "missing is 1 of 4 enabled cores of SMBIOS, must be none",
                              "missing is 1 of 4 enabled threads of the ACPI tables, must be none"},
                             {}});
}

TEST_CASE("more than was promised is no loss, and a machine without tables has only its CPUs", "[case][cpu.topology]")
{
    CHECK(judged(Tree{{PRESENT, "0-3\n"}, {ONLINE, "0-3\n"}}, sockets(2)).outcome == Outcome::pass);
    CHECK(judged(Tree{{PRESENT, "0\n"}, {ONLINE, "0\n"}}, {}).outcome == Outcome::pass);
}

TEST_CASE("a kernel that does not say which CPUs it has is an error", "[case][cpu.topology]")
{
    CHECK(judged(Tree{{PRESENT, "0\n"}}, {}).outcome == Outcome::error);
    CHECK(judged(Tree{{PRESENT, "0\n"}, {ONLINE, "all\n"}}, {}).outcome == Outcome::error);
}
