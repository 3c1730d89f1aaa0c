// SPDX-License-Identifier: GPL-3.0-or-later
/// How large a log is, and the hash that stands for all of it: C2SP tlog-checkpoint (https://c2sp.org/tlog-checkpoint),
/// a signed note of three lines.
#pragma once

#include "core/result.hpp"
#include "reports/signature/key.hpp"
#include "reports/transparency/merkle.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ocks::log {

struct Checkpoint {
    std::string origin;  ///< the log's name for ever: "hcl.opencloudos.example/log"
    std::uint64_t size = 0;
    Hash root{};

    friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

[[nodiscard]] std::string to_text(const Checkpoint& checkpoint);

/// Of a note's text; lines after the third are extensions, which we do not know and skip.
[[nodiscard]] Result<Checkpoint> parse_checkpoint(std::string_view text);

[[nodiscard]] Result<std::string> sign_checkpoint(const Checkpoint& checkpoint, const SigningKey& key);

/// denied if no trusted key has signed it. Those of witnesses may be among them.
[[nodiscard]] Result<Checkpoint> open_checkpoint(std::string_view note, std::span<const VerifierKey> trusted);

[[nodiscard]] std::string to_base64(const Hash& hash);
[[nodiscard]] Result<Hash> parse_hash(std::string_view base64);

}  // namespace ocks::log
