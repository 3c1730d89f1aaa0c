// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/extract/ids/uuid.hpp"

#include "drivers-matrix/extract/ids/fields.hpp"

#include <array>

namespace ocks {
namespace {

/// Sixteen bytes as a UUID; `mixed` if the first three groups are stored little-endian.
std::string uuid_in(std::string_view entry, std::size_t offset, bool mixed)
{
    constexpr std::array<std::size_t, 16> little{3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};
    std::string text;
    for (std::size_t byte = 0; byte < little.size(); ++byte) {
        if (byte == 4 || byte == 6 || byte == 8 || byte == 10)
            text += '-';
        text += fmt::format("{:02x}", number_in<std::uint8_t>(entry, offset + (mixed ? little[byte] : byte)));
    }
    return text;
}

}  // namespace

void decode_mei(std::string_view entry, std::vector<std::string>& aliases)
{
    const auto name = text_in(entry, 0, 32);
    const auto version = number_in<std::uint8_t>(entry, 48);
    auto alias = fmt::format("mei:{}:{}", name.empty() ? "*" : name, uuid_in(entry, 32, true));
    add_field(alias, ":", version != 0xff, version);
    aliases.push_back(alias + ":*");
}

void decode_tee(std::string_view entry, std::vector<std::string>& aliases)
{
    aliases.push_back("tee:" + uuid_in(entry, 0, false) + "*");
}

void decode_ishtp(std::string_view entry, std::vector<std::string>& aliases)
{
    aliases.push_back("ishtp:{" + upper_case(uuid_in(entry, 0, true)) + "}");
}

void decode_vmbus(std::string_view entry, std::vector<std::string>& aliases)
{
    std::string alias = "vmbus:";
    for (std::size_t byte = 0; byte < 16; ++byte)
        alias += fmt::format("{:02x}", number_in<std::uint8_t>(entry, byte));
    aliases.push_back(std::move(alias));
}

void decode_wmi(std::string_view entry, std::vector<std::string>& aliases)
{
    constexpr std::size_t uuid_length = 36;
    if (const auto guid = text_in(entry, 0, uuid_length + 1); guid.size() == uuid_length)
        aliases.push_back("wmi:" + std::string{guid});
}

}  // namespace ocks
