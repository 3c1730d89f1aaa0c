// SPDX-License-Identifier: GPL-3.0-or-later
/// The vendor's secret that turns serial numbers into names that only he can compute.
#pragma once

#include "core/result.hpp"

#include <array>
#include <string>
#include <string_view>

namespace ocks {

/// Random, made once by the vendor, and never leaves him: without it nobody can try serial numbers out.
struct RedactionKey {
    std::array<unsigned char, 32> bytes{};

    friend bool operator==(const RedactionKey&, const RedactionKey&) = default;
};

/// Eight hexadecimal digits that name the key and tell nothing about it.
[[nodiscard]] std::string key_id(const RedactionKey& key);

/// "redacted:hmac:KEYID:HEX", HEX being the first 128 bits of HMAC-SHA-256 over field, NUL, value.
[[nodiscard]] std::string pseudonym(const RedactionKey& key, std::string_view field, std::string_view value);

/// How many characters of a pseudonym stand at the front of a text; 0 if there is none.
[[nodiscard]] std::size_t pseudonym_length(std::string_view text);

/// Kept in a file of mode 0600, which is made when it is not there yet.
[[nodiscard]] Result<RedactionKey> load_or_create_redaction_key(const std::string& path);

}  // namespace ocks
