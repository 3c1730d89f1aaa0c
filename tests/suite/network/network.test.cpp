// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/network/cables.hpp"
#include "suite/network/port.hpp"
#include "suite/network/port_use.hpp"
#include "suite/network/traffic_measurements.hpp"
#include "tests/suite/support/bench.hpp"

using namespace ocks;
using ocks::testing::Tree;
using ocks::testing::Trial;
using ocks::testing::verdict_of;

namespace ocks::cases {
extern const TestCase nic_traffic;
}

namespace {

constexpr Flow sound{{1'000'000, 0, 1}, {1'000'000, 0, 1}, 1'060'000, 1'060'000};

Verdict verdict(const PairReport& report)
{
    return verdict_of(cases::nic_traffic, traffic_measurements(report));
}

}  // namespace

TEST_CASE("traffic that arrives whole, and was counted by both ports, passes", "[case][nic.traffic]")
{
    CHECK(verdict({true, {sound, sound}}).outcome == Outcome::pass);
}

TEST_CASE("a cable that is cut is a fail", "[case][nic.traffic]")
{
    const Verdict cut = verdict({false, {}});
    CHECK(cut.outcome == Outcome::fail);
    CHECK(cut.reasons.front() == "carrier is 0, must be 1");
}

TEST_CASE("traffic that stops half way, is damaged, or took another way is a fail", "[case][nic.traffic]")
{
    Flow lost = sound;
    lost.received.bytes = 500'000;
    lost.receiver_counted = 500'000;
    CHECK(verdict({true, {sound, lost}}).reasons ==
          std::vector<std::string>{"bytes_received_percent is 50 %, must be at least 100 %"});
    Flow damaged = sound;
    damaged.received.corrupt_bytes = 1;
    CHECK(verdict({true, {damaged, sound}}).reasons == std::vector<std::string>{"corrupt_bytes is 1, must be 0"});
    Flow elsewhere = sound;
    elsewhere.sender_counted = 949'999;
    CHECK(verdict({true, {elsewhere, sound}}).outcome == Outcome::fail);
    elsewhere.sender_counted = 950'000;
    CHECK(verdict({true, {elsewhere, sound}}).outcome == Outcome::pass);
    CHECK(verdict({true, {Flow{}, sound}}).outcome == Outcome::fail);
}

TEST_CASE("a port that is in use is left alone: an error", "[case][nic.traffic]")
{
    const Parameters parameters{{"peer", "eth1"}, {"seconds", "1"}, {"carrier_seconds", "1"}, {"seed", "1"}};
    const Tree tree{{"/sys/class/net/eth0/master", "-> ../../br0"}};
    const Verdict used = Trial{cases::nic_traffic, {"nic", "eth0", {}}, parameters, {}, {}, {}}.on(tree);
    CHECK(used.outcome == Outcome::error);
    CHECK(used.reasons == std::vector<std::string>{"eth0: is part of br0"});
}

TEST_CASE("what uses a port is said", "[port]")
{
    const auto use = [](const Tree& tree) {
        return use_of_port(tree.sysroot(), "eth0");
    };
    constexpr std::pair<std::string_view, std::string_view> port{"/sys/class/net/eth0/mtu", "1500\n"};
    CHECK(use(Tree{port}) == std::nullopt);
    CHECK(use(Tree{port, {"/sys/class/net/eth0/upper_eth0.10", "-> ../eth0.10"}}) == "carries eth0.10");
    CHECK(use(Tree{port, {"/proc/net/route", "Iface\tDestination\neth0\t0002000A\t00000000\t0001\n"}}) ==
          "has a route to 10.0.2.0");
    CHECK(use(Tree{port,
                   {"/proc/net/if_inet6",
                    "fe800000000000000000000000000001 02 40 20 80     eth0\n"
                    "fd000000000000000000000000000001 02 40 00 80     eth0\n"}}) ==
          "has the address fd000000000000000000000000000001");
    CHECK(use(Tree{port, {"/proc/net/if_inet6", "fe800000000000000000000000000001 02 40 20 80     eth0\n"}}) ==
          std::nullopt);
    CHECK(use(Tree{}) == "cannot be looked at: No such file or directory");
}

TEST_CASE("the bytes of a port are read from its line", "[port]")
{
    constexpr std::string_view text = "Inter-|   Receive                                                |  Transmit\n"
                                      "  eth0: 1296 12 0 0 0 0 0 0 1006 13 0 0 0 0 0 0\n"
                                      " eth01:7 1 0 0 0 0 0 0 8 13 0 0 0 0 0 0\n";
    CHECK(parse_net_dev(text, "eth0") == PortBytes{1296, 1006});
    CHECK(parse_net_dev(text, "eth01") == PortBytes{7, 8});
    CHECK_FALSE(parse_net_dev(text, "eth2"));
    CHECK_FALSE(parse_net_dev("eth0: 1 2 3\n", "eth0"));
}

TEST_CASE("a probe frame says who sent it, and a stranger's frame says nothing", "[cables]")
{
    const ProbeFrame frame{{2, 12, 197, 34, 0, 1}, 0xdeadbeef, 3};
    auto bytes = to_bytes(frame);
    CHECK(parse_probe_frame(bytes) == frame);
    CHECK_FALSE(parse_probe_frame(std::span{bytes}.first(20)));
    bytes[14] ^= 1U;
    CHECK_FALSE(parse_probe_frame(bytes));
}

TEST_CASE("two ports that hear each other are a cable; one that only hears is none", "[cables]")
{
    const std::vector<std::string> ports{"a", "b", "c", "d"};
    using Heard = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
    CHECK(pair_ports(ports, Heard{{0, 1}, {1, 0}, {2, 3}}) == std::vector<Cable>{{"a", "b"}});
    // All on one switch: each port is in one pair.
    CHECK(pair_ports(
              ports,
              Heard{{0, 1}, {0, 2}, {0, 3}, {1, 0}, {1, 2}, {1, 3}, {2, 0}, {2, 1}, {2, 3}, {3, 0}, {3, 1}, {3, 2}}) ==
          std::vector<Cable>{{"a", "b"}, {"c", "d"}});
    CHECK(pair_ports(ports, Heard{{0, 9}, {9, 0}}).empty());
}
