// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/transparency/proof.hpp"

#include "core/text.hpp"
#include "reports/signature/base64.hpp"

#include <fmt/format.h>
#include <utility>

namespace ocks::log {
namespace {

constexpr std::string_view first_line = "c2sp.org/tlog-proof@v1";
constexpr std::size_t most_hashes = 64;

Failure malformed(std::string why)
{
    return fail(Errc::malformed, "proof", std::move(why));
}

}  // namespace

std::string to_text(const Proof& proof)
{
    std::string text = fmt::format("{}\n", first_line);
    if (!proof.extra.empty()) {
        const auto* bytes = reinterpret_cast<const unsigned char*>(proof.extra.data());
        text += fmt::format("extra {}\n", ocks::to_base64(std::span(bytes, proof.extra.size())));
    }
    text += fmt::format("index {}\n", proof.index);
    for (const Hash& hash : proof.hashes)
        text += to_base64(hash) + '\n';
    return text + '\n' + proof.checkpoint;
}

Result<Proof> parse_proof(std::string_view text)
{
    const std::size_t blank = text.find("\n\n");
    if (blank == std::string_view::npos)
        return malformed("has no checkpoint");
    const auto all = lines(text.substr(0, blank + 1));
    Proof proof;
    std::size_t at = 0;
    if (all.empty() || all[at++] != first_line)
        return malformed("its first line is not " + std::string{first_line});
    if (at < all.size() && all[at].starts_with("extra ")) {
        const auto bytes = from_base64(all[at++].substr(6));
        if (!bytes)
            return malformed("its extra data is not base64");
        proof.extra.assign(bytes->begin(), bytes->end());
    }
    const auto index = at < all.size() && all[at].starts_with("index ") ? parse_unsigned(all[at].substr(6))
                                                                        : Result<std::uint64_t>{malformed("")};
    if (!index)
        return malformed("names no index");
    proof.index = *index;
    for (++at; at < all.size(); ++at) {
        auto hash = parse_hash(all[at]);
        if (!hash || proof.hashes.size() == most_hashes)
            return malformed("a line is no hash");
        proof.hashes.push_back(*hash);
    }
    proof.checkpoint = text.substr(blank + 2);
    if (to_text(proof) != text)
        return malformed("is not spelled as proofs are");
    return proof;
}

Result<Checkpoint> verify_proof(const Proof& proof, std::string_view entry, std::span<const VerifierKey> trusted)
{
    auto checkpoint = open_checkpoint(proof.checkpoint, trusted);
    if (!checkpoint)
        return checkpoint;
    if (!is_included(leaf_hash(entry), proof.index, checkpoint->size, proof.hashes, checkpoint->root))
        return fail(
            Errc::denied, "proof", fmt::format("entry {} of {} is not this one", proof.index, checkpoint->origin));
    return checkpoint;
}

}  // namespace ocks::log
