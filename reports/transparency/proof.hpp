// SPDX-License-Identifier: GPL-3.0-or-later
/// That something is in a log, for whoever has no network: C2SP tlog-proof (https://c2sp.org/tlog-proof).
#pragma once

#include "core/result.hpp"
#include "reports/signature/key.hpp"
#include "reports/transparency/checkpoint.hpp"
#include "reports/transparency/merkle.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks::log {

struct Proof {
    std::string extra;  ///< what else the entry was made of; nobody vouches for it but the entry's hash
    std::uint64_t index = 0;
    std::vector<Hash> hashes;  ///< from the leaf's sibling up
    std::string checkpoint;    ///< the signed note

    friend bool operator==(const Proof&, const Proof&) = default;
};

[[nodiscard]] std::string to_text(const Proof& proof);

/// Accepts only what to_text() writes, byte for byte.
[[nodiscard]] Result<Proof> parse_proof(std::string_view text);

/// The checkpoint, if a trusted key has signed it and the entry is in its tree; denied if it is not.
[[nodiscard]] Result<Checkpoint>
verify_proof(const Proof& proof, std::string_view entry, std::span<const VerifierKey> trusted);

}  // namespace ocks::log
