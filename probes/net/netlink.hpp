// SPDX-License-Identifier: GPL-3.0-or-later
/// Attributes of netlink messages, written and read as bytes.
///
/// Documentation/userspace-api/netlink/intro.rst in the kernel. Numbers have the order of the machine; every
/// architecture that we build for has little-endian ones, and so have the recordings.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocks::netlink {

struct Attribute {
    unsigned type = 0;  ///< without the flags of nesting and byte order
    std::string_view payload = {};
};

/// malformed if one is longer than what holds it.
[[nodiscard]] Result<std::vector<Attribute>> attributes_of(std::string_view content);

/// The first of that type; nothing if there is none.
[[nodiscard]] std::optional<std::string_view> find(const std::vector<Attribute>& attributes, unsigned type);

/// A number of 1, 2 or 4 bytes.
[[nodiscard]] std::optional<std::uint32_t> number_of(std::optional<std::string_view> payload);

/// One attribute with its header, padded to four bytes.
[[nodiscard]] std::string attribute(unsigned type, std::string_view payload);
[[nodiscard]] std::string attribute(unsigned type, std::uint32_t value);
[[nodiscard]] std::string attribute(unsigned type, std::uint8_t value);

}  // namespace ocks::netlink
