// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/transparency/checkpoint.hpp"

#include "core/text.hpp"
#include "reports/signature/base64.hpp"
#include "reports/signature/note.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ocks::log {
namespace {

Failure malformed(std::string why)
{
    return fail(Errc::malformed, "checkpoint", std::move(why));
}

}  // namespace

std::string to_base64(const Hash& hash)
{
    return ocks::to_base64(hash);
}

Result<Hash> parse_hash(std::string_view base64)
{
    const auto bytes = from_base64(base64);
    Hash hash{};
    if (!bytes || bytes->size() != hash.size())
        return fail(Errc::malformed, std::string{base64}, "not the base64 of a SHA-256");
    std::ranges::copy(*bytes, hash.begin());
    return hash;
}

std::string to_text(const Checkpoint& checkpoint)
{
    return fmt::format("{}\n{}\n{}\n", checkpoint.origin, checkpoint.size, to_base64(checkpoint.root));
}

Result<Checkpoint> parse_checkpoint(std::string_view text)
{
    const auto all = lines(text);
    if (all.size() < 3 || all[0].empty() || !text.ends_with('\n'))
        return malformed("is not an origin, a size and a hash");
    const auto size = parse_unsigned(all[1]);
    const auto root = parse_hash(all[2]);
    if (!size || std::to_string(*size) != all[1])
        return malformed("its size is no number");
    if (!root)
        return malformed("its root is no hash");
    if (std::ranges::any_of(all, [](std::string_view line) { return line.empty(); }))
        return malformed("has an empty line");
    return Checkpoint{std::string{all[0]}, *size, *root};
}

Result<std::string> sign_checkpoint(const Checkpoint& checkpoint, const SigningKey& key)
{
    return sign_note(to_text(checkpoint), key);
}

Result<Checkpoint> open_checkpoint(std::string_view note, std::span<const VerifierKey> trusted)
{
    const auto opened = parse_note(note);
    if (!opened)
        return Failure(opened.error());
    if (const auto signers = verify_note(*opened, trusted); !signers)
        return Failure(signers.error());
    return parse_checkpoint(opened->text);
}

}  // namespace ocks::log
