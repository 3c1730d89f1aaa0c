// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/digest.hpp"

#include <array>
#include <openssl/sha.h>

namespace ocks {

std::string hexadecimal(std::span<const unsigned char> bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const unsigned char byte : bytes) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

std::string sha256(std::string_view bytes)
{
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    // OpenSSL takes bytes as unsigned char; reading a char as one is what the language allows.
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
    return hexadecimal(digest);
}

}  // namespace ocks
