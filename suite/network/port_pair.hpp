// SPDX-License-Identifier: GPL-3.0-or-later
/// Traffic between two ports of one server. Each port is moved into a network namespace of its own, for otherwise the
/// kernel would keep the traffic to itself. When the process that holds a namespace ends, however it ends, the kernel
/// moves the port back.
#pragma once

#include "core/result.hpp"
#include "suite/network/port.hpp"
#include "suite/network/traffic.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace ocks {

/// One direction: what the programs say, and what the ports' counters say.
struct Flow {
    Transfer sent;
    Transfer received;
    std::uint64_t sender_counted = 0;    ///< bytes sent, by the sending port
    std::uint64_t receiver_counted = 0;  ///< bytes received, by the receiving port

    friend bool operator==(const Flow&, const Flow&) = default;
};

struct PairReport {
    bool carrier = false;  ///< at both ends
    std::vector<Flow> flows;

    friend bool operator==(const PairReport&, const PairReport&) = default;
};

struct PairOrder {
    std::string one;
    std::string other;
    std::uint64_t seed = 1;
    std::chrono::seconds time{1};  ///< for each direction
    std::chrono::seconds carrier{10};
};

/// Both ports are back where they were when this returns.
[[nodiscard]] Result<PairReport> run_traffic(const PairOrder& order);

/// Waits until a port is in this namespace again, and sets it up if it was.
void bring_home(const std::string& port, bool was_up, std::chrono::milliseconds deadline);

}  // namespace ocks
