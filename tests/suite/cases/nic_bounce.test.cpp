// SPDX-License-Identifier: GPL-3.0-or-later
/// On virtual ports, whose link is up when both ends are.
#include "suite/network/port.hpp"
#include "tests/suite/support/bench.hpp"
#include "tests/suite/support/veth.hpp"

using namespace ocks;
using ocks::testing::inside;
using ocks::testing::ip;
using ocks::testing::Tree;
using ocks::testing::Trial;

namespace ocks::cases {
extern const TestCase nic_bounce;
}

namespace {

Verdict bounced(const std::string& peer, const Tree& tree)
{
    return Trial{cases::nic_bounce,
                 {"nic", "v0", {}},
                 {{"peer", peer}, {"bounces", "2"}, {"carrier_seconds", "1"}},
                 {},
                 {{{"nic", "v0", {{"state", "down"}}}, {"nic", "v1", {{"state", "down"}}}}, {}},
                 {}}
        .on(tree);
}

}  // namespace

TEST_CASE("a port whose link comes back each time passes, and both ports are down again", "[live][case][nic.bounce]")
{
    const int status = inside([] {
        const Tree tree{{"/sys/class/net/v0/mtu", "1500"}, {"/sys/class/net/v1/mtu", "1500"}};
        if (bounced("v1", tree).outcome != Outcome::pass)
            return 1;
        return is_up("v0") == false && is_up("v1") == false ? 0 : 2;
    });
    if (status == 77)
        SKIP("needs root and the veth driver");
    CHECK(status == 0);
}

TEST_CASE("a port without a partner fails at every bounce", "[live][case][nic.bounce]")
{
    // The cable is said to lead to a port that it does not lead to, so the other end stays down.
    const int status = inside([] {
        const Tree tree{{"/sys/class/net/v0/mtu", "1500"}, {"/sys/class/net/w0/mtu", "1500"}};
        if (!ip({"link", "add", "w0", "type", "veth", "peer", "name", "w1"}))
            return 77;
        const std::string no_link = "carrier is 0, must be 1";
        return bounced("w0", tree) == Verdict{Outcome::fail, {}, {no_link, no_link}, {}} ? 0 : 1;
    });
    if (status == 77)
        SKIP("needs root and the veth driver");
    CHECK(status == 0);
}

TEST_CASE("ports that are used or unknown are an error, and stay as they are", "[case][nic.bounce]")
{
    const Tree bridged{{"/sys/class/net/v0/master", "-> ../br0"}, {"/sys/class/net/v1/mtu", "1500"}};
    CHECK(bounced("v1", bridged).reasons == std::vector<std::string>{"v0: is part of br0"});
    CHECK(bounced("v1", Tree{}).outcome == Outcome::error);
}
