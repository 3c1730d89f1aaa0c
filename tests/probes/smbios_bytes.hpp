// SPDX-License-Identifier: GPL-3.0-or-later
/// SMBIOS tables built byte by byte, for tests.
#pragma once

#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

namespace ocks::testing {

inline std::string little(std::uint64_t number, std::size_t width)
{
    std::string bytes;
    for (std::size_t i = 0; i < width; ++i, number >>= 8U)
        bytes += static_cast<char>(number & 0xffU);
    return bytes;
}

/// A structure whose fields are set at the offsets of the specification; all else is zero.
class Bytes {
public:
    Bytes(unsigned type, unsigned handle, std::size_t length)
        : m_formatted(little(type, 1) + little(length, 1) + little(handle, 2))
    {
        m_formatted.resize(length);
    }

    Bytes& set(std::size_t offset, std::uint64_t number, std::size_t width = 1)
    {
        m_formatted.replace(offset, width, little(number, width));
        return *this;
    }

    Bytes& text(std::size_t offset, std::string_view text)
    {
        m_strings.emplace_back(text);
        return set(offset, m_strings.size());
    }

    [[nodiscard]] std::string bytes() const
    {
        std::string all = m_formatted;
        for (const std::string& text : m_strings)
            all += text + '\0';
        all += '\0';
        if (m_strings.empty())
            all += '\0';
        return all;
    }

private:
    std::string m_formatted;
    std::vector<std::string> m_strings;
};

inline std::string end_of_table()
{
    return Bytes(127, 0xfeff, 4).bytes();
}

/// Sets the byte at `offset` so that the sum of all is zero.
inline std::string with_checksum(std::string bytes, std::size_t offset)
{
    const unsigned sum = std::accumulate(
        bytes.begin(), bytes.end(), 0U, [](unsigned a, char b) { return a + static_cast<unsigned char>(b); });
    bytes[offset] = static_cast<char>((0x100U - (sum & 0xffU)) & 0xffU);
    return bytes;
}

inline std::string entry_point_64(unsigned major, unsigned minor, std::string_view table)
{
    return with_checksum("_SM3_" + std::string(1, '\0') + little(0x18, 1) + little(major, 1) + little(minor, 1) +
                             little(0, 1) + little(1, 1) + little(0, 1) + little(table.size(), 4) + little(0x20, 8),
                         5);
}

inline std::string entry_point_32(unsigned major, unsigned minor, std::string_view table, unsigned structures)
{
    const std::string inner = with_checksum("_DMI_" + std::string(1, '\0') + little(table.size(), 2) + little(0x20, 4) +
                                                little(structures, 2) + little(major << 4U | minor, 1),
                                            5);
    return with_checksum("_SM_" + std::string(1, '\0') + little(0x1f, 1) + little(major, 1) + little(minor, 1) +
                             little(0, 2) + little(0, 1) + little(0, 5) + inner,
                         4);
}

}  // namespace ocks::testing
