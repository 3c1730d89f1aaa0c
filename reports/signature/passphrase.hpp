// SPDX-License-Identifier: GPL-3.0-or-later
/// Passphrases: asked for on the terminal without an echo, or read from the file that OCKS_PASSPHRASE_FILE names.
#pragma once

#include "core/result.hpp"
#include "reports/signature/key.hpp"

#include <string>

namespace ocks {

/// One line. denied if there is neither a terminal nor such a file.
[[nodiscard]] Result<std::string> ask_passphrase(const std::string& prompt);

/// A signing key, with its passphrase if it wants one.
[[nodiscard]] Result<SigningKey> open_key(const std::string& path);

}  // namespace ocks
