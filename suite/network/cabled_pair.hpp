// SPDX-License-Identifier: GPL-3.0-or-later
/// The port under test and the one at the other end of its cable, both up for a while and then as they were.
#pragma once

#include "core/measurement.hpp"
#include "suite/network/frames.hpp"
#include "suite/test_case.hpp"

#include <string>
#include <vector>

namespace ocks {

struct CabledPair {
    std::string port;
    std::string peer;
};

/// The device and its parameter "peer".
[[nodiscard]] Result<CabledPair> cabled_pair(const Bench& bench);

/// Denied if somebody uses one of them. Sets both up and waits for the link as long as the parameter
/// "carrier_seconds" says; false if it does not come.
[[nodiscard]] Result<bool> raise_pair(const Bench& bench, const CabledPair& pair);

/// Up or down as the inventory found them.
void leave_as_found(const Bench& bench, const CabledPair& pair);

/// Whether the inventory found the port up.
[[nodiscard]] bool was_up(const Inventory& inventory, const std::string& port);

/// "lost_frames" and "damaged_frames", with what was sent and how long the slowest took.
[[nodiscard]] std::vector<Measurement> measurements_of(const FrameTally& tally);

/// Of a link that does not come: "carrier" is 0, and nothing was sent.
[[nodiscard]] std::vector<Measurement> no_carrier();

}  // namespace ocks
