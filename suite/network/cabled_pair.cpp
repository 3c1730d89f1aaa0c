// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/network/cabled_pair.hpp"

#include "suite/network/port.hpp"
#include "suite/network/port_use.hpp"
#include "suite/parameters.hpp"

namespace ocks {

Result<CabledPair> cabled_pair(const Bench& bench)
{
    auto peer = text_in(bench.parameters, "peer");
    if (!peer)
        return Failure(peer.error());
    return CabledPair{bench.device.name, std::move(*peer)};
}

Result<bool> raise_pair(const Bench& bench, const CabledPair& pair)
{
    const auto seconds = number_in(bench.parameters, "carrier_seconds");
    if (!seconds)
        return Failure(seconds.error());
    for (const std::string& port : {pair.port, pair.peer}) {
        if (const auto idle = check_idle(bench.root, port); !idle)
            return Failure(idle.error());
    }
    for (const std::string& port : {pair.port, pair.peer}) {
        if (const auto up = set_up(port, true); !up)
            return Failure(up.error());
    }
    for (const std::string& port : {pair.port, pair.peer}) {
        auto carrier = wait_for_carrier(port, std::chrono::seconds{*seconds});
        if (!carrier || !*carrier)
            return carrier;
    }
    return true;
}

void leave_as_found(const Bench& bench, const CabledPair& pair)
{
    for (const std::string& port : {pair.port, pair.peer})
        (void)set_up(port, was_up(bench.inventory, port));
}

bool was_up(const Inventory& inventory, const std::string& port)
{
    const Device* device = find_device(inventory, "nic", port);
    return device != nullptr && text_of(*device, "state").value_or("down") != "down";
}

std::vector<Measurement> measurements_of(const FrameTally& tally)
{
    return {{"carrier", 1.0, "1"},
            {"lost_frames", static_cast<double>(tally.lost), "1"},
            {"damaged_frames", static_cast<double>(tally.damaged), "1"},
            {"sent_frames", static_cast<double>(tally.sent), "1"},
            {"slowest_frame", tally.slowest_seconds, "s"}};
}

std::vector<Measurement> no_carrier()
{
    return {{"carrier", 0.0, "1"}};
}

}  // namespace ocks
