// SPDX-License-Identifier: GPL-3.0-or-later
/// A network port of this machine, in the network namespace of the caller: up, down, addressed, moved away.
#pragma once

#include "core/result.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace ocks {

[[nodiscard]] Result<bool> is_up(const std::string& port);
[[nodiscard]] Result<void> set_up(const std::string& port, bool up);

/// The port is up and its link partner answers.
[[nodiscard]] Result<bool> has_carrier(const std::string& port);

/// False if the time is over first. The port must be up.
[[nodiscard]] Result<bool> wait_for_carrier(const std::string& port, std::chrono::milliseconds deadline);

/// The longest payload of its frames. False if the port cannot have it so long.
[[nodiscard]] Result<bool> set_mtu(const std::string& port, std::uint64_t bytes);

/// "198.18.0.1", with a mask of 255.255.255.252.
[[nodiscard]] Result<void> set_address(const std::string& port, const std::string& address);

/// An address of the port beside IPv6's link-local ones, if it has any.
[[nodiscard]] std::optional<std::string> address_of(const std::string& port);

/// Into the network namespace of a process. The kernel takes addresses off and sets the port down.
[[nodiscard]] Result<void> move_port(const std::string& port, pid_t process);

struct PortBytes {
    std::uint64_t received = 0;
    std::uint64_t sent = 0;

    friend bool operator==(const PortBytes&, const PortBytes&) = default;
};

/// A port's line in /proc/net/dev.
[[nodiscard]] Result<PortBytes> parse_net_dev(std::string_view text, std::string_view port);

}  // namespace ocks
