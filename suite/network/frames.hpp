// SPDX-License-Identifier: GPL-3.0-or-later
/// Ethernet frames from port to port of one server, each of which must arrive as it was sent. They go below IP, so that
/// both ports may stay where they are and need no addresses.
#pragma once

#include "core/result.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ocks {

using HardwareAddress = std::array<unsigned char, 6>;

/// Of the type that IEEE 802 reserves for local experiments, with content that is known from its seed and number.
struct TestFrame {
    static constexpr std::uint16_t ether_type = 0x88b5;
    static constexpr std::size_t header_bytes = 14;
    static constexpr std::size_t least_payload = 46;

    HardwareAddress to{};
    HardwareAddress from{};
    std::uint64_t seed = 0;
    std::uint64_t number = 0;
    std::size_t payload_bytes = least_payload;
};

[[nodiscard]] std::vector<unsigned char> to_bytes(const TestFrame& frame);

enum class Arrival { other, damaged, whole };

/// What a port received, held against what was sent to it. A frame with another number is another one.
[[nodiscard]] Arrival compare(const TestFrame& sent, std::span<const unsigned char> received);

struct FrameOrder {
    std::string one;
    std::string other;
    std::uint64_t round_trips = 1;
    std::size_t payload_bytes = TestFrame::least_payload;
    std::uint64_t seed = 1;
    std::chrono::milliseconds patience{2000};  ///< for each frame
};

struct FrameTally {
    std::uint64_t sent = 0;
    std::uint64_t lost = 0;
    std::uint64_t damaged = 0;
    double slowest_seconds = 0;  ///< of those that arrived

    friend bool operator==(const FrameTally&, const FrameTally&) = default;
};

/// One frame there, one back, and so on. Both ports must be up. A cable that has lost several in a row is dead, and
/// nothing more is sent.
[[nodiscard]] Result<FrameTally> exchange_frames(const FrameOrder& order);

}  // namespace ocks
