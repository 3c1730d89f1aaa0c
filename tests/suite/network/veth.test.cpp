// SPDX-License-Identifier: GPL-3.0-or-later
/// Real frames between two virtual ports, in a network namespace that nobody else sees. Needs root and veth.
#include "tests/suite/support/veth.hpp"

#include "suite/network/cables.hpp"
#include "suite/network/port_pair.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;
using ocks::testing::inside;
using ocks::testing::ip;

TEST_CASE("traffic between two real ports arrives whole, and the ports come home", "[live][network]")
{
    const int status = inside([] {
        const auto report = run_traffic({"v0", "v1", 7, std::chrono::seconds{1}, std::chrono::seconds{5}});
        if (!report || !report->carrier || report->flows.size() != 2)
            return 1;
        for (const Flow& flow : report->flows) {
            if (flow.sent.bytes == 0 || flow.received.bytes != flow.sent.bytes || flow.received.corrupt_bytes != 0)
                return 2;
            if (flow.sender_counted < flow.sent.bytes || flow.receiver_counted < flow.sent.bytes)
                return 3;
        }
        return is_up("v0") && is_up("v1") ? 0 : 4;
    });
    if (status == 77)
        SKIP("needs root and the veth driver");
    CHECK(status == 0);
}

TEST_CASE("a cable between two real ports is found, and they are left down as they were", "[live][network]")
{
    const int status = inside([] {
        if (!ip({"link", "add", "w0", "type", "veth", "peer", "name", "w1"}))
            return 77;
        const std::vector<std::string> ports{"v0", "w0", "w1", "v1"};
        const auto cables = find_cables(ports, std::chrono::seconds{5});
        if (cables != std::vector<Cable>{{"v0", "v1"}, {"w0", "w1"}})
            return 1;
        return is_up("v0").value_or(true) ? 2 : 0;
    });
    if (status == 77)
        SKIP("needs root and the veth driver");
    CHECK(status == 0);
}
