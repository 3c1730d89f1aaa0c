// SPDX-License-Identifier: GPL-3.0-or-later
// A port sends and receives at full load to another port of the same server at the end of its cable, every byte
// arrives as it was sent, and the counters of both ports show that it took the cable.
//
// suite/network/port_pair.hpp says how. Both ports are taken away from the server meanwhile, so neither may be in use.

#include "suite/network/cabled_pair.hpp"
#include "suite/network/port_pair.hpp"
#include "suite/network/port_use.hpp"
#include "suite/network/traffic_measurements.hpp"
#include "suite/parameters.hpp"
#include "suite/test_case.hpp"

#include <array>

namespace ocks::cases {
namespace {

constexpr auto subjects = std::to_array<Subject>({{.kind = "nic"}});

std::chrono::seconds estimate(const Device& /*device*/, const Parameters& parameters)
{
    return 2 * seconds_in(parameters, "seconds", std::chrono::minutes{1}) + std::chrono::seconds{3};
}

Result<PairOrder> order_of(const Bench& bench)
{
    const auto peer = text_in(bench.parameters, "peer");
    const auto time = number_in(bench.parameters, "seconds");
    const auto carrier = number_in(bench.parameters, "carrier_seconds");
    const auto seed = number_in(bench.parameters, "seed");
    if (!peer)
        return Failure(peer.error());
    if (!time)
        return Failure(time.error());
    if (!carrier)
        return Failure(carrier.error());
    if (!seed)
        return Failure(seed.error());
    return PairOrder{bench.device.name, *peer, *seed, std::chrono::seconds{*time}, std::chrono::seconds{*carrier}};
}

Measured measure(const Bench& bench)
{
    const auto order = order_of(bench);
    if (!order)
        return Failure(order.error());
    for (const std::string& port : {order->one, order->other}) {
        if (const auto idle = check_idle(bench.root, port); !idle)
            return Failure(idle.error());
    }
    const auto report = run_traffic(*order);
    if (!report)
        return Failure(report.error());
    return traffic_measurements(*report);
}

void restore(const Bench& bench)
{
    const auto order = order_of(bench);
    if (!order)
        return;
    for (const std::string& port : {order->one, order->other})
        bring_home(port, was_up(bench.inventory, port), std::chrono::seconds{4});
}

}  // namespace

extern constinit const TestCase nic_traffic{
    .id = "nic.traffic",
    .summary = "traffic both ways over the cable to another port",
    .shows = "port, cable and driver move data both ways without loss or damage",
    .subjects = subjects,
    .harm = Harm::disrupts,
    .claim = Claim::device,
    .resources = {.cpus = 2, .watts = 25, .link = true},
    .needs = {.root = true, .cable = true},
    .estimate = estimate,
    .measure = measure,
    .restore = restore,
};

}  // namespace ocks::cases
