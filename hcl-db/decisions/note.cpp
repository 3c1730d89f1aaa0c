// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/decisions/note.hpp"

#include "core/digest.hpp"
#include "reports/signature/note.hpp"

#include <algorithm>
#include <utility>

namespace ocks {

Result<Decision> open_decision(std::string_view note, std::span<const VerifierKey> maintainers)
{
    const auto opened = parse_note(note);
    if (!opened)
        return Failure(opened.error());
    auto decision = parse_decision(opened->text);
    if (!decision)
        return decision;
    auto signers = verify_note_at(*opened, maintainers, decision->made);
    if (!signers)
        return Failure(signers.error());
    decision->sha256 = sha256(note);
    decision->signers = *std::move(signers);
    return decision;
}

Result<Decision> read_decision(std::string_view note)
{
    const auto opened = parse_note(note);
    if (!opened)
        return Failure(opened.error());
    auto decision = parse_decision(opened->text);
    if (!decision)
        return decision;
    decision->sha256 = sha256(note);
    for (const NoteSignature& signature : opened->signatures)
        decision->signers.push_back(signature.name);
    return decision;
}

Result<std::string> sign_decision(const Decision& decision, const SigningKey& key)
{
    const std::string text = to_text(decision);
    if (const auto sound = parse_decision(text); !sound)
        return Failure(sound.error());
    return sign_note(text, key);
}

Result<std::string> cosign(std::string_view note, const SigningKey& key)
{
    const auto opened = parse_note(note);
    if (!opened)
        return Failure(opened.error());
    if (const auto sound = parse_decision(opened->text); !sound)
        return Failure(sound.error());
    if (std::ranges::find(opened->signatures, key.name, &NoteSignature::name) != opened->signatures.end())
        return fail(Errc::denied, key.name, "has signed this decision already");
    auto signed_alone = sign_note(opened->text, key);
    if (!signed_alone)
        return signed_alone;
    return std::string{note} + signed_alone->substr(opened->text.size() + 1);
}

}  // namespace ocks
