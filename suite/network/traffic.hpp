// SPDX-License-Identifier: GPL-3.0-or-later
/// Bytes over TCP that both ends know beforehand, so that the receiver can compare each of them.
#pragma once

#include "core/descriptor.hpp"
#include "core/result.hpp"

#include <chrono>
#include <cstdint>
#include <string>

namespace ocks {

struct Transfer {
    std::uint64_t bytes = 0;
    std::uint64_t corrupt_bytes = 0;  ///< the receiver's alone
    double seconds = 0;

    friend bool operator==(const Transfer&, const Transfer&) = default;
};

/// Waits on a port of the address for one sender.
[[nodiscard]] Result<Descriptor> listen_on(const std::string& address, std::uint16_t port);

/// Takes one sender's bytes to their end. A link that goes silent ends it after five seconds.
[[nodiscard]] Transfer receive(const Descriptor& listener, std::uint64_t seed, std::chrono::seconds patience);

/// Connects and sends for the given time. What it could not send is not counted.
[[nodiscard]] Transfer
send_to(const std::string& address, std::uint16_t port, std::uint64_t seed, std::chrono::seconds time);

}  // namespace ocks
