// SPDX-License-Identifier: GPL-3.0-or-later
/// The frame that looks for cables, and what follows from hearing it.

#include "suite/network/cables.hpp"

#include <algorithm>
#include <set>

namespace ocks {
namespace {

// Behind the 14 bytes of the Ethernet header, so that a stray frame of this type is not taken for ours.
constexpr std::array<unsigned char, 8> magic{'O', 'C', 'K', 'S', 'c', 'b', 'l', '1'};
constexpr std::size_t header = 14;

void put(std::span<unsigned char> bytes, std::uint32_t value)
{
    for (std::size_t index = 0; index < 4; ++index)
        bytes[index] = static_cast<unsigned char>(value >> (24U - 8U * index));
}

std::uint32_t get(std::span<const unsigned char> bytes)
{
    std::uint32_t value = 0;
    for (std::size_t index = 0; index < 4; ++index)
        value = (value << 8U) + bytes[index];
    return value;
}

}  // namespace

std::array<unsigned char, ProbeFrame::length> to_bytes(const ProbeFrame& frame)
{
    std::array<unsigned char, ProbeFrame::length> bytes{};
    std::fill_n(bytes.begin(), 6, static_cast<unsigned char>(0xff));
    std::ranges::copy(frame.source, bytes.begin() + 6);
    bytes[12] = ProbeFrame::ether_type >> 8U;
    bytes[13] = ProbeFrame::ether_type & 0xffU;
    std::ranges::copy(magic, bytes.begin() + header);
    const std::span<unsigned char> all{bytes};
    put(all.subspan(header + magic.size()), frame.nonce);
    put(all.subspan(header + magic.size() + 4), frame.port);
    return bytes;
}

std::optional<ProbeFrame> parse_probe_frame(std::span<const unsigned char> bytes)
{
    if (bytes.size() < header + magic.size() + 8)
        return std::nullopt;
    const bool of_type = bytes[12] == (ProbeFrame::ether_type >> 8U) && bytes[13] == (ProbeFrame::ether_type & 0xffU);
    if (!of_type || !std::ranges::equal(bytes.subspan(header, magic.size()), magic))
        return std::nullopt;
    ProbeFrame frame;
    std::ranges::copy(bytes.subspan(6, 6), frame.source.begin());
    frame.nonce = get(bytes.subspan(header + magic.size()));
    frame.port = get(bytes.subspan(header + magic.size() + 4));
    return frame;
}

std::vector<Cable> pair_ports(std::span<const std::string> ports,
                              std::span<const std::pair<std::uint32_t, std::uint32_t>> heard)
{
    const std::set<std::pair<std::uint32_t, std::uint32_t>> known(heard.begin(), heard.end());
    std::set<std::uint32_t> taken;
    std::vector<Cable> cables;
    // Ports on one switch all hear each other: the first two that are left make a pair.
    for (const auto& [hearer, speaker] : known) {
        const bool both = known.contains({speaker, hearer}) && hearer < ports.size() && speaker < ports.size();
        if (hearer >= speaker || !both || taken.contains(hearer) || taken.contains(speaker))
            continue;
        taken.insert({hearer, speaker});
        cables.push_back({ports[hearer], ports[speaker]});
    }
    return cables;
}

}  // namespace ocks
