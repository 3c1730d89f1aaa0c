// SPDX-License-Identifier: GPL-3.0-or-later
/// Decisions as the signed notes that they are kept as.
#pragma once

#include "core/result.hpp"
#include "hcl-db/decisions/decision.hpp"
#include "reports/signature/key.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ocks {

/// With the names of the maintainers whose signatures are good. denied if a key was not to sign when it was made.
[[nodiscard]] Result<Decision> open_decision(std::string_view note, std::span<const VerifierKey> maintainers);

/// As it was recorded: the form is checked, and the signers are those that it names.
[[nodiscard]] Result<Decision> read_decision(std::string_view note);

/// The note that one maintainer signs.
[[nodiscard]] Result<std::string> sign_decision(const Decision& decision, const SigningKey& key);

/// The same note with one more signature below it. denied if that key has signed it already.
[[nodiscard]] Result<std::string> cosign(std::string_view note, const SigningKey& key);

}  // namespace ocks
