// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/signature/base64.hpp"

#include <openssl/evp.h>

namespace ocks {
namespace {

// EVP_EncodeBlock counts in int; whatever is encoded here is a key or a signature.
constexpr std::size_t largest = 1U << 20U;

const unsigned char* bytes_of(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::size_t padding(std::string_view text)
{
    if (text.ends_with("=="))
        return 2;
    return text.ends_with('=') ? 1 : 0;
}

}  // namespace

std::string to_base64(std::span<const unsigned char> bytes)
{
    std::vector<unsigned char> text((bytes.size() + 2) / 3 * 4 + 1);  // EVP_EncodeBlock ends it with NUL
    const int length = EVP_EncodeBlock(text.data(), bytes.data(), static_cast<int>(bytes.size()));
    return {text.begin(), text.begin() + length};
}

std::optional<std::vector<unsigned char>> from_base64(std::string_view text)
{
    if (text.empty() || text.size() % 4 != 0 || text.size() > largest)
        return std::nullopt;
    std::vector<unsigned char> bytes(text.size() / 4 * 3);
    if (EVP_DecodeBlock(bytes.data(), bytes_of(text), static_cast<int>(text.size())) < 0)
        return std::nullopt;
    bytes.resize(bytes.size() - padding(text));
    // OpenSSL forgives blanks and stray bits. What is signed must have one spelling only.
    if (to_base64(bytes) != text)
        return std::nullopt;
    return bytes;
}

}  // namespace ocks
