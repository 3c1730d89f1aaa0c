// SPDX-License-Identifier: GPL-3.0-or-later
/// Puts ethtool's questions to the running kernel. They read; none of them changes an interface.
#pragma once

#include "core/result.hpp"
#include "probes/net/generic_socket.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace ocks::ethtool {

class Socket {
public:
    /// The attributes of the reply; `more` are attributes that follow the one that names the interface.
    [[nodiscard]] Result<std::string>
    request(std::uint8_t message, const std::string& interface, std::string_view more = {});

private:
    netlink::GenericSocket m_socket{"ethtool"};
};

/// The ioctls that netlink has not replaced, as the bytes of their structures.
[[nodiscard]] Result<std::string> driver_info(const std::string& interface);
[[nodiscard]] Result<std::string> permanent_address(const std::string& interface);

}  // namespace ocks::ethtool
