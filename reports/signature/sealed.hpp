// SPDX-License-Identifier: GPL-3.0-or-later
/// Bytes that only a passphrase opens: scrypt and AES-256-GCM, by OpenSSL.
#pragma once

#include "core/result.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace ocks {

/// salt (16), nonce (12), tag (16), and the bytes encrypted. `context` is not kept, and must be the same to open.
[[nodiscard]] Result<std::vector<unsigned char>>
sealed(std::span<const unsigned char> secret, std::string_view passphrase, std::string_view context);

/// denied if the passphrase is another one, or a byte was changed: nobody can tell which.
[[nodiscard]] Result<std::vector<unsigned char>>
unsealed(std::span<const unsigned char> bytes, std::string_view passphrase, std::string_view context);

}  // namespace ocks
