// SPDX-License-Identifier: GPL-3.0-or-later
/// Numbers and names in bytes that hardware wrote. What lies beyond the end reads as 0 or as nothing, so that a
/// decoder need not ask at each field; it asks once whether it has the whole structure.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ocks {

class Bytes {
public:
    explicit constexpr Bytes(std::string_view bytes) : m_bytes(bytes) {}

    [[nodiscard]] constexpr std::size_t size() const { return m_bytes.size(); }

    [[nodiscard]] constexpr unsigned u8(std::size_t offset) const
    {
        return offset < m_bytes.size() ? static_cast<unsigned char>(m_bytes[offset]) : 0U;
    }
    [[nodiscard]] constexpr unsigned le16(std::size_t offset) const { return u8(offset) | u8(offset + 1) << 8U; }
    [[nodiscard]] constexpr std::uint32_t le32(std::size_t offset) const
    {
        return le16(offset) | std::uint32_t{le16(offset + 2)} << 16U;
    }
    [[nodiscard]] constexpr std::uint64_t le64(std::size_t offset) const
    {
        return le32(offset) | std::uint64_t{le32(offset + 4)} << 32U;
    }

    /// As much of it as is there.
    [[nodiscard]] constexpr std::string_view part(std::size_t offset, std::size_t length) const
    {
        return offset < m_bytes.size() ? m_bytes.substr(offset, length) : std::string_view{};
    }
    [[nodiscard]] constexpr Bytes from(std::size_t offset) const { return Bytes{part(offset, m_bytes.size())}; }

    /// A field of text without what it is padded with, a dot for each character that is not printable ASCII.
    [[nodiscard]] std::string text(std::size_t offset, std::size_t length) const
    {
        std::string_view field = part(offset, length);
        field = field.substr(0, field.find('\0'));
        const auto first = field.find_first_not_of(' ');
        if (first == std::string_view::npos)
            return {};
        std::string printable{field.substr(first, field.find_last_not_of(' ') + 1 - first)};
        std::ranges::replace_if(
            printable, [](char c) { return c < ' ' || c > '~'; }, '.');
        return printable;
    }

private:
    std::string_view m_bytes;
};

}  // namespace ocks
