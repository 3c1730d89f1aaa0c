// SPDX-License-Identifier: GPL-3.0-or-later
/// The address that a server listens on, as an operator writes it: "127.0.0.1:8080", "[::1]:0".
#pragma once

#include "core/descriptor.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace ocks::http {

struct Address {
    std::string host;        ///< numeric; IPv6 without brackets
    std::uint16_t port = 0;  ///< 0: any free one

    friend bool operator==(const Address&, const Address&) = default;
};

[[nodiscard]] Result<Address> parse_address(std::string_view text);

/// "127.0.0.1:8080", "[::1]:8080".
[[nodiscard]] std::string to_string(const Address& address);

struct Listener {
    Descriptor socket;
    Address address;  ///< with the port that the kernel gave
};

/// denied or io, with the address as an operator would type it.
[[nodiscard]] Result<Listener> listen_on(const Address& address);

}  // namespace ocks::http
