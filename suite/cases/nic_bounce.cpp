// SPDX-License-Identifier: GPL-3.0-or-later
// A port that is set down and up again has its link back, every time.
//
// The port at the other end of the cable stays up. Both are taken away from the server meanwhile, so neither may be in
// use, and both are left as they were.

#include "suite/network/cabled_pair.hpp"
#include "suite/network/port.hpp"
#include "suite/network/port_use.hpp"
#include "suite/parameters.hpp"
#include "suite/test_case.hpp"

#include <array>
#include <optional>

namespace ocks::cases {
namespace {

constexpr auto subjects = std::to_array<Subject>({{.kind = "nic"}});

struct Order {
    std::string port;
    std::string peer;
    std::uint64_t bounces = 1;
    std::chrono::seconds carrier{1};
};

std::chrono::seconds estimate(const Device& /*device*/, const Parameters& parameters)
{
    return std::chrono::seconds{2} + 3 * seconds_in(parameters, "bounces", std::chrono::seconds{1});
}

Result<Order> order_of(const Bench& bench)
{
    auto peer = text_in(bench.parameters, "peer");
    const auto bounces = number_in(bench.parameters, "bounces");
    const auto carrier = number_in(bench.parameters, "carrier_seconds");
    if (!peer)
        return Failure(peer.error());
    if (!bounces)
        return Failure(bounces.error());
    if (!carrier)
        return Failure(carrier.error());
    return Order{bench.device.name, std::move(*peer), *bounces, std::chrono::seconds{*carrier}};
}

/// Down, up, and how long the link took; nothing if it did not come.
Result<std::optional<double>> bounce(const Order& order)
{
    if (const auto down = set_up(order.port, false); !down)
        return Failure(down.error());
    const auto begun = std::chrono::steady_clock::now();
    if (const auto up = set_up(order.port, true); !up)
        return Failure(up.error());
    const auto came = wait_for_carrier(order.port, order.carrier);
    if (!came)
        return Failure(came.error());
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begun;
    return *came ? std::optional{time.count()} : std::nullopt;
}

Measured bounce_all(const Order& order)
{
    std::vector<Measurement> measured;
    for (std::uint64_t number = 0; number < order.bounces; ++number) {
        const auto time = bounce(order);
        if (!time)
            return Failure(time.error());
        measured.push_back({"carrier", *time ? 1.0 : 0.0, "1"});
        if (*time)
            measured.push_back({"link_time", **time, "s"});
    }
    return measured;
}

void restore(const Bench& bench)
{
    const auto order = order_of(bench);
    if (!order)
        return;
    for (const std::string& port : {order->port, order->peer})
        (void)set_up(port, was_up(bench.inventory, port));
}

Measured measure(const Bench& bench)
{
    const auto order = order_of(bench);
    if (!order)
        return Failure(order.error());
    for (const std::string& port : {order->port, order->peer}) {
        if (const auto idle = check_idle(bench.root, port); !idle)
            return Failure(idle.error());
    }
    if (const auto up = set_up(order->peer, true); !up)
        return Failure(up.error());
    auto measured = bounce_all(*order);
    restore(bench);
    return measured;
}

}  // namespace

extern constinit const TestCase nic_bounce{
    .id = "nic.bounce",
    .summary = "the port is set down and up, and has its link again",
    .shows = "port and driver negotiate a link from scratch, every time",
    .subjects = subjects,
    .harm = Harm::disrupts,
    .claim = Claim::device,
    .needs = {.root = true, .cable = true},
    .estimate = estimate,
    .measure = measure,
    .restore = restore,
};

}  // namespace ocks::cases
