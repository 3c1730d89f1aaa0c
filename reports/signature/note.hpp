// SPDX-License-Identifier: GPL-3.0-or-later
/// C2SP signed notes (https://c2sp.org/signed-note): a text, a blank line, and one line for each signature.
/// Whatever this project signs is one of these; the first line of the text says which kind it is.
#pragma once

#include "core/result.hpp"
#include "reports/signature/key.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

struct NoteSignature {
    std::string name;
    std::uint32_t id = 0;
    std::vector<unsigned char> signature;

    friend bool operator==(const NoteSignature&, const NoteSignature&) = default;
};

/// A note as it came. Its text means nothing until a signature of somebody who is trusted was verified.
struct SignedNote {
    std::string text;  ///< with its last newline
    std::vector<NoteSignature> signatures;

    friend bool operator==(const SignedNote&, const SignedNote&) = default;
};

/// The form alone. Accepts at most 100 signatures and 1 MiB.
[[nodiscard]] Result<SignedNote> parse_note(std::string_view bytes);

/// The names of trusted keys whose signatures are good. malformed if a trusted key's signature is wrong,
/// denied if no trusted key has signed.
[[nodiscard]] Result<std::vector<std::string>> verify_note(const SignedNote& note,
                                                           std::span<const VerifierKey> trusted);

/// As verify_note(), by keys that were to sign at `time`. denied, with the key's reason, if one was not.
[[nodiscard]] Result<std::vector<std::string>>
verify_note_at(const SignedNote& note, std::span<const VerifierKey> trusted, std::string_view time);

/// The text with one signature below it.
[[nodiscard]] Result<std::string> sign_note(std::string_view text, const SigningKey& key);

}  // namespace ocks
