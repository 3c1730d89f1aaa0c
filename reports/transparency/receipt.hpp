// SPDX-License-Identifier: GPL-3.0-or-later
/// Whether an HCL has logged a bundle: its proof, held against the bundle itself, without a network.
#pragma once

#include "core/result.hpp"
#include "reports/bundle/verify.hpp"
#include "reports/signature/key.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ocks::log {

/// In a sentence, when and where. `verification` is a good one of these bytes; denied if the proof is of anything else.
[[nodiscard]] Result<std::string> check_logged(std::string_view bytes,
                                               const Verification& verification,
                                               std::string_view proof,
                                               std::span<const VerifierKey> log_keys);

}  // namespace ocks::log
