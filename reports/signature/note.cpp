// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/signature/note.hpp"

#include "core/text.hpp"
#include "reports/signature/base64.hpp"
#include "reports/xml/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ocks {
namespace {

constexpr std::size_t largest_note = 1U << 20U;
constexpr std::size_t most_signatures = 100;
constexpr std::string_view dash = "\xE2\x80\x94 ";  // U+2014 and a blank

Failure malformed(std::string why)
{
    return fail(Errc::malformed, "note", std::move(why));
}

bool is_note_text(std::string_view text)
{
    return std::ranges::all_of(split(text, '\n'), is_one_line);
}

std::uint32_t big_endian(std::span<const unsigned char, 4> bytes)
{
    std::uint32_t value = 0;
    for (const unsigned char byte : bytes)
        value = (value << 8U) | byte;
    return value;
}

Result<NoteSignature> parse_signature(std::string_view line)
{
    if (!line.starts_with(dash))
        return malformed("a signature line does not start with a dash");
    line.remove_prefix(dash.size());
    const std::size_t blank = line.find(' ');
    if (blank == std::string_view::npos || !is_key_name(line.substr(0, blank)))
        return malformed("a signature line names no key");
    const auto bytes = from_base64(line.substr(blank + 1));
    if (!bytes || bytes->size() < 5)
        return malformed("a signature is not base64");
    return NoteSignature{std::string{line.substr(0, blank)},
                         big_endian(std::span(*bytes).first<4>()),
                         {bytes->begin() + 4, bytes->end()}};
}

/// Null if nobody who is trusted has a key of this name and id.
const VerifierKey* key_of(const NoteSignature& signature, std::span<const VerifierKey> trusted)
{
    const auto key = std::ranges::find_if(
        trusted, [&](const VerifierKey& each) { return each.name == signature.name && key_id(each) == signature.id; });
    return key == trusted.end() ? nullptr : &*key;
}

}  // namespace

Result<SignedNote> parse_note(std::string_view bytes)
{
    if (bytes.size() > largest_note)
        return malformed("is larger than 1 MiB");
    // The last blank line parts text and signatures; the text may hold others.
    const std::size_t blank = bytes.rfind("\n\n");
    if (blank == std::string_view::npos || !bytes.ends_with('\n') || blank + 2 == bytes.size())
        return malformed("has no signature");
    if (!is_note_text(bytes))
        return malformed("holds a control character or bad UTF-8");
    SignedNote note{std::string{bytes.substr(0, blank + 1)}, {}};
    for (const std::string_view line : lines(bytes.substr(blank + 2))) {
        auto signature = parse_signature(line);
        if (!signature)
            return Failure(signature.error());
        if (note.signatures.size() == most_signatures)
            return malformed("has more than 100 signatures");
        note.signatures.push_back(std::move(*signature));
    }
    return note;
}

Result<std::vector<std::string>> verify_note(const SignedNote& note, std::span<const VerifierKey> trusted)
{
    std::vector<std::string> signers;
    for (const NoteSignature& signature : note.signatures) {
        const VerifierKey* key = key_of(signature, trusted);
        if (key == nullptr)
            continue;
        if (!ed25519::is_valid(key->key, note.text, signature.signature))
            return malformed("the signature of " + signature.name + " is wrong");
        if (std::ranges::find(signers, signature.name) == signers.end())
            signers.push_back(signature.name);
    }
    if (!signers.empty())
        return signers;
    std::string names;
    for (const NoteSignature& signature : note.signatures)
        names += fmt::format("{}{}+{:08x}", names.empty() ? "" : ", ", signature.name, signature.id);
    return fail(Errc::denied, "note", "signed by no key that is trusted, but by " + names);
}

Result<std::vector<std::string>>
verify_note_at(const SignedNote& note, std::span<const VerifierKey> trusted, std::string_view time)
{
    auto signers = verify_note(note, trusted);
    if (!signers)
        return signers;
    for (const NoteSignature& signature : note.signatures) {
        const VerifierKey* key = key_of(signature, trusted);
        const Result<void> valid = key == nullptr ? Result<void>{} : check_validity(*key, time);
        if (!valid)
            return Failure(valid.error());
    }
    return signers;
}

Result<std::string> sign_note(std::string_view text, const SigningKey& key)
{
    if (!text.ends_with('\n') || !is_note_text(text) || text.size() > largest_note / 2)
        return malformed("the text is not lines of UTF-8");
    if (!is_key_name(key.name))
        return malformed("the key's name holds a blank or a plus sign");
    const auto verifier = verifier_of(key);
    const auto signature = ed25519::sign(key.seed, text);
    if (!verifier || !signature)
        return malformed("OpenSSL cannot sign");
    const std::uint32_t id = key_id(*verifier);
    std::vector<unsigned char> bytes;
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        bytes.push_back(static_cast<unsigned char>(id >> shift));
    bytes.insert(bytes.end(), signature->begin(), signature->end());
    return fmt::format("{}\n{}{} {}\n", text, dash, key.name, to_base64(bytes));
}

}  // namespace ocks
