// SPDX-License-Identifier: GPL-3.0-or-later
/// Puts questions to a family of generic netlink in the running kernel.
///
/// Documentation/userspace-api/netlink/intro.rst in the kernel.
#pragma once

#include "core/descriptor.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ocks::netlink {

class GenericSocket {
public:
    /// "ethtool", "devlink". Opens with the first question.
    explicit GenericSocket(std::string_view family) : m_name(family) {}

    /// The attributes of the reply. `where` stands in errors. absent: no such family, or no answer to that question.
    [[nodiscard]] Result<std::string>
    request(std::uint8_t command, std::string_view attributes, const std::string& where);

    /// The attributes of all replies, one behind the other.
    [[nodiscard]] Result<std::string> dump(std::uint8_t command, const std::string& where);

private:
    [[nodiscard]] Result<void> open();
    [[nodiscard]] Result<std::string>
    ask(std::uint16_t flags, std::uint8_t command, std::string_view attributes, const std::string& where);

    std::string m_name;
    std::optional<Descriptor> m_socket;
    std::uint16_t m_family = 0;
};

}  // namespace ocks::netlink
