// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/signature/succession.hpp"

#include "core/text.hpp"
#include "reports/signature/note.hpp"
#include "reports/xml/values.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <vector>

namespace ocks {
namespace {

constexpr std::string_view first_line = "ocks-succession/v1";

Failure malformed(std::string why)
{
    return fail(Errc::malformed, "succession", std::move(why));
}

std::string text_of(const VerifierKey& old_key, const VerifierKey& new_key, std::string_view from)
{
    return fmt::format("{}\nold {}\nnew {}\nfrom {}\n", first_line, to_string(old_key), to_string(new_key), from);
}

std::string_view word_of(std::string_view line, std::string_view keyword)
{
    return line.starts_with(keyword) ? line.substr(keyword.size()) : std::string_view{};
}

Result<Succession> parse(std::string_view text)
{
    const std::vector<std::string_view> all = lines(text);
    if (all.size() != 4 || all[0] != first_line)
        return malformed("is not four lines of which the first is ocks-succession/v1");
    auto old_key = parse_verifier_key(word_of(all[1], "old "));
    auto new_key = parse_verifier_key(word_of(all[2], "new "));
    const std::string from{word_of(all[3], "from ")};
    if (!old_key || !new_key)
        return malformed("does not name two keys");
    if (!is_xml_time(from) || text_of(*old_key, *new_key, from) != text)
        return malformed("is not spelled as successions are");
    old_key->validity.until = from;
    new_key->validity.from = from;
    return Succession{std::move(*old_key), std::move(*new_key)};
}

}  // namespace

Result<std::string> succession_note(const SigningKey& old_key, const SigningKey& new_key, std::string_view from)
{
    const auto was = verifier_of(old_key);
    const auto is = verifier_of(new_key);
    if (!was || !is)
        return Failure(was ? is.error() : was.error());
    const std::string text = text_of(*was, *is, from);
    if (const auto sound = parse(text); !sound)
        return Failure(sound.error());
    auto note = sign_note(text, old_key);
    const auto second = sign_note(text, new_key);
    if (!note || !second)
        return Failure(note ? second.error() : note.error());
    note->append(*second, text.size() + 1);
    return note;
}

Result<Succession> read_succession(std::string_view note, std::span<const VerifierKey> trusted)
{
    const auto opened = parse_note(note);
    if (!opened)
        return Failure(opened.error());
    auto succession = parse(opened->text);
    if (!succession)
        return succession;
    if (const auto old_signed = verify_note_at(*opened, trusted, succession->old_key.validity.until); !old_signed)
        return Failure(old_signed.error());
    for (const VerifierKey* key : {&succession->old_key, &succession->new_key}) {
        if (const auto both = verify_note(*opened, std::span(key, 1)); !both)
            return fail(Errc::denied, "succession", "one of the two keys has not signed it");
    }
    const auto is_old = [&](const VerifierKey& each) {
        return each.name == succession->old_key.name && each.key == succession->old_key.key;
    };
    if (std::ranges::none_of(trusted, is_old))
        return fail(Errc::denied, "succession", "the old key is not trusted");
    return succession;
}

}  // namespace ocks
