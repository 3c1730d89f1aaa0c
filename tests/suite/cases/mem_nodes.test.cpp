// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/suite/support/bench.hpp"

using namespace ocks;
using ocks::testing::Tree;
using ocks::testing::Trial;

namespace ocks::cases {
extern const TestCase mem_nodes;
}

namespace {

Verdict judged(const Tree& tree, std::uint64_t domains = 2)
{
    return Trial{cases::mem_nodes, {"acpi", "SRAT", {{"domains", domains}}}, {}, {}, {}, {}}.on(tree);
}

const std::string nodes = "/sys/devices/system/node/";

}  // namespace

TEST_CASE("two domains that are two nodes, each nearest to itself, pass", "[case][mem.nodes]")
{
    const Tree tree{
        {nodes + "node0/distance", "10 21\n"}, {nodes + "node1/distance", "21 10\n"}, {nodes + "possible", "0-1\n"}};
    CHECK(judged(tree) == Verdict{Outcome::pass, {}, {}, {}});
    // A node of memory alone may have no domain that was counted.
    CHECK(judged(tree, 1).outcome == Outcome::pass);
}

TEST_CASE("a kernel that has given the table up runs on one node, and fails", "[case][mem.nodes]")
{
    CHECK(judged(Tree{{nodes + "node0/distance", "10\n"}}) ==
          Verdict{Outcome::fail, {}, {"missing is 1 of 2 domains of the SRAT, must be none"}, {}});
}

TEST_CASE("a table by which memory of another node is nearer fails", "[case][mem.nodes]")
{
    const Tree tree{{nodes + "node0/distance", "10 8\n"}, {nodes + "node1/distance", "21 10\n"}};
    CHECK(judged(tree).reasons ==
          std::vector<std::string>{"distance is node0 is nearer to another node than to itself, must be nearest"});
}

TEST_CASE("a machine without nodes, or with distances that are none, is an error", "[case][mem.nodes]")
{
    CHECK(judged(Tree{}).outcome == Outcome::error);
    CHECK(judged(Tree{{nodes + "node0/distance", "near far\n"}}).outcome == Outcome::error);
    CHECK(judged(Tree{{nodes + "node0/distance", "\n"}}).outcome == Outcome::error);
}
