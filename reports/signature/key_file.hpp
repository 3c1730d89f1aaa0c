// SPDX-License-Identifier: GPL-3.0-or-later
/// A signing key in a file that only its owner can read, and, if he wants, only with a passphrase.
#pragma once

#include "core/result.hpp"
#include "reports/signature/key.hpp"

#include <string>
#include <string_view>

namespace ocks {

/// A new file of mode 0600; refuses to write over one that is there. Without a passphrase the file is the key.
[[nodiscard]] Result<void> save_key(const std::string& path, const SigningKey& key, std::string_view passphrase = {});

/// denied if anybody but the owner may read or write the file, and if it wants a passphrase and this is not it.
[[nodiscard]] Result<SigningKey> load_key(const std::string& path, std::string_view passphrase = {});

/// Whether a passphrase is to be asked for.
[[nodiscard]] Result<bool> is_protected_key(const std::string& path);

/// "PROTECTED+KEY+name+id+base64" of salt, nonce, tag and the encrypted seed: AES-256-GCM by a key that scrypt
/// (N 2^15, r 8, p 3) makes of the passphrase. Name and id are authenticated too.
[[nodiscard]] Result<std::string> protected_text(const SigningKey& key, std::string_view passphrase);
[[nodiscard]] Result<SigningKey> parse_protected_key(std::string_view text, std::string_view passphrase);

}  // namespace ocks
