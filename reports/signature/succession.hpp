// SPDX-License-Identifier: GPL-3.0-or-later
/// A key that follows another: a note that both have signed, so that whoever trusts the old one can trust the new
/// one without asking, and nobody can claim a key that he does not have.
#pragma once

#include "core/result.hpp"
#include "reports/signature/key.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ocks {

struct Succession {
    VerifierKey old_key;  ///< valid until `from`
    VerifierKey new_key;  ///< valid from then on

    friend bool operator==(const Succession&, const Succession&) = default;
};

/// Lines "ocks-succession/v1", "old KEY", "new KEY", "from TIME", and the signatures of both.
[[nodiscard]] Result<std::string>
succession_note(const SigningKey& old_key, const SigningKey& new_key, std::string_view from);

/// denied unless the old key is trusted, was valid at that time, and both signed.
[[nodiscard]] Result<Succession> read_succession(std::string_view note, std::span<const VerifierKey> trusted);

}  // namespace ocks
