// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/network/frames.hpp"

#include "suite/network/port.hpp"
#include "tests/suite/support/veth.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;
using ocks::testing::inside;
using ocks::testing::ip;

namespace {

constexpr TestFrame sample{.to = {2, 0, 0, 0, 0, 1}, .from = {2, 0, 0, 0, 0, 2}, .seed = 7, .number = 3};

}  // namespace

TEST_CASE("a test frame is addressed, typed, and as long as it was told, but not shorter than Ethernet allows",
          "[frames]")
{
    const auto bytes = to_bytes(sample);
    CHECK(bytes.size() == 60);
    CHECK(std::vector<unsigned char>(bytes.begin(), bytes.begin() + 14) ==
          std::vector<unsigned char>{2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 0x88, 0xb5});
    TestFrame longer = sample;
    longer.payload_bytes = 9000;
    CHECK(to_bytes(longer).size() == 9014);
    longer.payload_bytes = 1;
    CHECK(to_bytes(longer) == bytes);
}

TEST_CASE("a frame that comes as it was sent is whole, padded further or not", "[frames]")
{
    auto bytes = to_bytes(sample);
    CHECK(compare(sample, bytes) == Arrival::whole);
    bytes.resize(64);
    CHECK(compare(sample, bytes) == Arrival::whole);
}

TEST_CASE("a frame that lost a byte or changed a bit is damaged, wherever that is behind its number", "[frames]")
{
    const auto bytes = to_bytes(sample);
    for (std::size_t place = 38; place < bytes.size(); ++place) {
        auto changed = bytes;
        changed[place] ^= 0x10U;
        CHECK(compare(sample, changed) == Arrival::damaged);
    }
    CHECK(compare(sample, std::span{bytes}.first(59)) == Arrival::damaged);
}

TEST_CASE("another frame, or what is too short to tell, is another one", "[frames]")
{
    TestFrame next = sample;
    next.number = 4;
    CHECK(compare(sample, to_bytes(next)) == Arrival::other);
    TestFrame stranger = sample;
    stranger.seed = 8;
    CHECK(compare(sample, to_bytes(stranger)) == Arrival::other);
    const auto bytes = to_bytes(sample);
    for (std::size_t size = 0; size < 38; ++size)
        CHECK(compare(sample, std::span{bytes}.first(size)) == Arrival::other);
}

TEST_CASE("between two real ports all frames arrive, short and full", "[live][frames]")
{
    const int status = inside([] {
        if (!set_up("v0", true) || !set_up("v1", true))
            return 1;
        for (const std::size_t payload : {std::size_t{46}, std::size_t{1500}}) {
            const auto tally =
                exchange_frames({.one = "v0", .other = "v1", .round_trips = 50, .payload_bytes = payload});
            if (!tally || tally->sent != 100 || tally->lost != 0 || tally->damaged != 0)
                return 2;
        }
        return 0;
    });
    if (status == 77)
        SKIP("needs root and the veth driver");
    CHECK(status == 0);
}

TEST_CASE("a cable that leads elsewhere loses all, and is given up before the last frame", "[live][frames]")
{
    const int status = inside([] {
        const bool ready = ip({"link", "add", "w0", "type", "veth", "peer", "name", "w1"}) && set_up("v0", true) &&
                           set_up("v1", true) && set_up("w0", true) && set_up("w1", true);
        if (!ready)
            return 1;
        const auto tally = exchange_frames(
            {.one = "v0", .other = "w0", .round_trips = 1000, .patience = std::chrono::milliseconds{20}});
        return tally && tally->lost == 5 && tally->sent == 5 ? 0 : 2;
    });
    if (status == 77)
        SKIP("needs root and the veth driver");
    CHECK(status == 0);
}

TEST_CASE("a frame that is longer than the port allows is an error, not a loss", "[live][frames]")
{
    const int status = inside([] {
        if (!set_up("v0", true) || !set_up("v1", true))
            return 1;
        return exchange_frames({.one = "v0", .other = "v1", .payload_bytes = 9000}) ? 2 : 0;
    });
    if (status == 77)
        SKIP("needs root and the veth driver");
    CHECK(status == 0);
}
