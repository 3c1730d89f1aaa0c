// SPDX-License-Identifier: GPL-3.0-or-later
/// Which ports of this server see each other, found out by a frame that each of them sends.
#pragma once

#include "suite/plan.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ocks {

/// An Ethernet frame of the shortest length and the type that IEEE 802 reserves for local experiments.
struct ProbeFrame {
    static constexpr std::uint16_t ether_type = 0x88b5;
    static constexpr std::size_t length = 60;

    std::array<unsigned char, 6> source{};
    std::uint32_t nonce = 0;  ///< of this search: a frame of another suite on the same wire is not ours
    std::uint32_t port = 0;   ///< the sender's number in the list

    friend bool operator==(const ProbeFrame&, const ProbeFrame&) = default;
};

[[nodiscard]] std::array<unsigned char, ProbeFrame::length> to_bytes(const ProbeFrame& frame);
[[nodiscard]] std::optional<ProbeFrame> parse_probe_frame(std::span<const unsigned char> bytes);

/// What was heard: by port `first` from port `second`. A cable takes both directions, and a port has one cable.
[[nodiscard]] std::vector<Cable> pair_ports(std::span<const std::string> ports,
                                            std::span<const std::pair<std::uint32_t, std::uint32_t>> heard);

/// Sets the ports up, lets each speak until all have a partner or the time is over, and leaves them as they were.
[[nodiscard]] std::vector<Cable> find_cables(std::span<const std::string> ports, std::chrono::milliseconds deadline);

}  // namespace ocks
