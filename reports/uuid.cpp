// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/uuid.hpp"

#include "core/digest.hpp"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <openssl/rand.h>
#include <string_view>

namespace ocks {

std::string uuid7(std::chrono::system_clock::time_point time, std::array<unsigned char, 10> random)
{
    using std::chrono::milliseconds;
    const auto since = std::chrono::duration_cast<milliseconds>(time.time_since_epoch()).count();
    const auto stamp = static_cast<std::uint64_t>(since);
    std::array<unsigned char, 16> bytes{};
    for (unsigned index = 0; index < 6; ++index)
        bytes.at(index) = static_cast<unsigned char>(stamp >> (40U - 8U * index));
    std::ranges::copy(random, bytes.begin() + 6);
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0FU) | 0x70U);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);
    const std::string digits = hexadecimal(bytes);
    const std::string_view all{digits};
    return fmt::format(
        "{}-{}-{}-{}-{}", all.substr(0, 8), all.substr(8, 4), all.substr(12, 4), all.substr(16, 4), all.substr(20));
}

Result<std::string> new_report_id()
{
    std::array<unsigned char, 10> random{};
    if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1)
        return fail(Errc::io, "OpenSSL", "has no random numbers");
    return uuid7(std::chrono::system_clock::now(), random);
}

bool is_uuid7(std::string_view text)
{
    constexpr std::string_view form = "xxxxxxxx-xxxx-7xxx-yxxx-xxxxxxxxxxxx";
    return std::ranges::equal(text, form, [](char character, char place) {
        constexpr std::string_view digits = "0123456789abcdef";
        if (place == 'x')
            return digits.find(character) != std::string_view::npos;
        if (place == 'y')
            return std::string_view{"89ab"}.find(character) != std::string_view::npos;
        return character == place;
    });
}

}  // namespace ocks
