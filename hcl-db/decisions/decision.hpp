// SPDX-License-Identifier: GPL-3.0-or-later
/// What a maintainer has decided of a listing: a signed note, public for ever, that names the report it is about.
///
///     ocks-decision/v1
///     kind waive
///     listing 8c1f03aa52b7e610
///     report 8c1f03aa52b7e610…
///     subject nic.traffic on eth0
///     until 2027-01-31T00:00:00Z
///     previous -
///     made 2026-03-01T09:00:00Z
///     reason the port is a management port of 100 Mbit/s
#pragma once

#include "core/result.hpp"
#include "hcl-db/decisions/level.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

struct Decision {
    enum class Kind {
        award,     ///< a level
        reject,    ///< this run is not listed
        waive,     ///< one obstacle, for a time
        embargo,   ///< nothing of it is shown before a day
        withdraw,  ///< the vendor takes it back
        revoke,    ///< the maintainers take it back, and nothing can be decided after that
    };

    Kind kind = Kind::reject;
    std::string listing;
    std::string report_sha256;
    Level level = Level::none;  ///< of an award
    std::string subject;        ///< of a waiver: what stands before the colon of a reason: "nic.traffic on eth0"
    std::string until;          ///< of a waiver or an embargo
    std::string previous;       ///< SHA-256 of the note before it on this listing; empty for the first
    std::string made;           ///< UTC, RFC 3339
    std::string reason;         ///< one line, public

    std::string sha256;                ///< of the note; how it is named
    std::vector<std::string> signers;  ///< names of maintainers' keys

    friend bool operator==(const Decision&, const Decision&) = default;
};

[[nodiscard]] std::string_view to_string(Decision::Kind kind);
[[nodiscard]] Result<Decision::Kind> parse_decision_kind(std::string_view word);

/// What is signed; sha256 and signers are not in it.
[[nodiscard]] std::string to_text(const Decision& decision);

/// Accepts only what to_text() writes, byte for byte, and only what a decision of its kind must say.
[[nodiscard]] Result<Decision> parse_decision(std::string_view text);

}  // namespace ocks
