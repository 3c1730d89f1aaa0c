// SPDX-License-Identifier: GPL-3.0-or-later
/// The content of a test frame, and what is left of it at the other end.

#include "suite/network/frames.hpp"

#include <algorithm>

namespace ocks {
namespace {

constexpr std::array<unsigned char, 8> magic{'O', 'C', 'K', 'S', 'f', 'r', 'm', '1'};
constexpr std::size_t number_bytes = 8;
constexpr std::size_t known_bytes = TestFrame::header_bytes + magic.size() + 2 * number_bytes;

void put(std::span<unsigned char> bytes, std::uint64_t value)
{
    for (std::size_t index = 0; index < number_bytes; ++index)
        bytes[index] = static_cast<unsigned char>(value >> (56U - 8U * index));
}

/// splitmix64: https://prng.di.unimi.it/splitmix64.c
std::uint64_t next(std::uint64_t& state)
{
    state += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = state;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31U);
}

}  // namespace

std::vector<unsigned char> to_bytes(const TestFrame& frame)
{
    const std::size_t payload = std::max(frame.payload_bytes, TestFrame::least_payload);
    std::vector<unsigned char> bytes(TestFrame::header_bytes + payload);
    const std::span<unsigned char> all{bytes};
    std::ranges::copy(frame.to, bytes.begin());
    std::ranges::copy(frame.from, bytes.begin() + 6);
    bytes[12] = TestFrame::ether_type >> 8U;
    bytes[13] = TestFrame::ether_type & 0xffU;
    std::ranges::copy(magic, bytes.begin() + TestFrame::header_bytes);
    put(all.subspan(TestFrame::header_bytes + magic.size()), frame.seed);
    put(all.subspan(TestFrame::header_bytes + magic.size() + number_bytes), frame.number);
    std::uint64_t state = frame.seed ^ frame.number;
    for (std::size_t index = known_bytes; index < bytes.size(); ++index)
        bytes[index] = static_cast<unsigned char>(next(state));
    return bytes;
}

Arrival compare(const TestFrame& sent, std::span<const unsigned char> received)
{
    const std::vector<unsigned char> expected = to_bytes(sent);
    // A frame of the least length may have been padded further.
    if (received.size() >= expected.size() && std::ranges::equal(received.first(expected.size()), expected))
        return Arrival::whole;
    const std::size_t known = std::min(received.size(), known_bytes);
    const bool is_ours = known == known_bytes && std::equal(received.begin() + TestFrame::header_bytes,
                                                            received.begin() + known_bytes,
                                                            expected.begin() + TestFrame::header_bytes);
    return is_ours ? Arrival::damaged : Arrival::other;
}

}  // namespace ocks
