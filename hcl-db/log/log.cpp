// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/log/log.hpp"

#include "reports/transparency/entry.hpp"

#include <fmt/format.h>
#include <span>
#include <utility>

namespace ocks::log {
namespace {

constexpr std::uint64_t at_a_time = 4096;

}  // namespace

Log::Log(Store& store, SigningKey key, VerifierKey verifier)
    : m_store(store), m_key(std::move(key)), m_verifier(std::move(verifier))
{
}

Result<std::unique_ptr<Log>> Log::open(Store& store, SigningKey key)
{
    auto verifier = verifier_of(key);
    if (!verifier)
        return Failure(verifier.error());
    // Not make_unique: the constructor is private.
    std::unique_ptr<Log> log{new Log{store, std::move(key), *std::move(verifier)}};
    if (auto done = log->catch_up(); !done)
        return Failure(done.error());
    if (auto same = log->check_past(); !same)
        return Failure(same.error());
    return log;
}

Result<void> Log::check_past()
{
    const auto note = m_store.last_checkpoint();
    if (!note)
        return Failure(note.error());
    if (note->empty())
        return {};
    const auto before = open_checkpoint(*note, std::span(&m_verifier, 1));
    if (!before)
        return Failure(before.error());
    if (before->size > m_tree.size() || m_tree.root(before->size) != before->root)
        return fail(Errc::malformed,
                    m_key.name,
                    fmt::format("the log is no longer the one that was signed at {} entries", before->size));
    m_signed_size = before->size;
    m_checkpoint = *note;
    return {};
}

Result<void> Log::catch_up()
{
    const auto size = m_store.log_size();
    if (!size)
        return Failure(size.error());
    while (m_tree.size() < *size) {
        const auto entries = m_store.log_entries(m_tree.size(), at_a_time);
        if (!entries)
            return Failure(entries.error());
        if (entries->empty())
            return fail(Errc::malformed, m_key.name, fmt::format("entry {} is missing", m_tree.size()));
        for (const std::string& entry : *entries)
            m_tree.append(leaf_hash(entry));
    }
    return {};
}

Result<std::string> Log::current_checkpoint()
{
    if (auto done = catch_up(); !done)
        return Failure(done.error());
    if (m_signed_size == m_tree.size() && !m_checkpoint.empty())
        return m_checkpoint;
    auto note = sign_checkpoint({m_key.name, m_tree.size(), m_tree.root(m_tree.size())}, m_key);
    if (!note)
        return note;
    // Kept before it is shown: what was once said is held against us at the next start.
    if (auto kept = m_store.keep_checkpoint(m_tree.size(), *note); !kept)
        return Failure(kept.error());
    m_signed_size = m_tree.size();
    m_checkpoint = *note;
    return note;
}

Result<std::string> Log::checkpoint()
{
    const std::lock_guard lock{m_mutex};
    return current_checkpoint();
}

Result<std::string> Log::tile(const TileName& name)
{
    const std::lock_guard lock{m_mutex};
    if (!has_tile(m_tree.size(), name)) {
        if (auto done = catch_up(); !done)
            return Failure(done.error());
    }
    if (!has_tile(m_tree.size(), name))
        return fail(Errc::absent, to_path(name), "the log has no such tile");
    if (!name.entries)
        return tile_of(m_tree, m_tree.size(), name);
    const auto entries = m_store.log_entries(name.number * tile_width, name.width);
    if (!entries)
        return Failure(entries.error());
    return entry_bundle(*entries);
}

Result<Proof> Log::proof_of(std::string_view kind, std::string_view subject)
{
    const auto place = m_store.log_place(kind, subject);
    if (!place)
        return Failure(place.error());
    const auto entries = m_store.log_entries(*place, 1);
    if (!entries)
        return Failure(entries.error());
    const std::lock_guard lock{m_mutex};
    auto note = current_checkpoint();
    if (!note)
        return Failure(note.error());
    Proof proof{.extra = {},
                .index = *place,
                .hashes = m_tree.inclusion(*place, m_signed_size),
                .checkpoint = *std::move(note)};
    if (const auto submission = parse_submission_entry(entries->front()))
        proof.extra = "received " + submission->received;
    return proof;
}

}  // namespace ocks::log
