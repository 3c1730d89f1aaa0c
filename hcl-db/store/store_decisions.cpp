// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/decisions/note.hpp"
#include "hcl-db/decisions/settle.hpp"
#include "hcl-db/store/store.hpp"
#include "reports/transparency/entry.hpp"

#include <algorithm>
#include <utility>

namespace ocks {
namespace {

/// The chain that the notes of one listing make: each names the one before it.
Result<void> add_link(Decisions& decisions, const Row& row)
{
    auto decision = read_decision(row.text(1));
    if (!decision)
        return Failure(decision.error());
    decisions[row.text(0)].push_back(*std::move(decision));
    return {};
}

/// In the order of the chain. Rows come by time, which two decisions of one second share.
void put_in_order(std::vector<Decision>& chain)
{
    std::string last;
    for (auto next = chain.begin(); next != chain.end(); ++next) {
        const auto follows = std::ranges::find(next, chain.end(), last, &Decision::previous);
        if (follows == chain.end())
            return;
        std::iter_swap(next, follows);
        last = next->sha256;
    }
}

}  // namespace

Result<void> Store::record(const Decision& decision, std::string_view note)
{
    const auto facts = listing(decision.listing);
    if (!facts)
        return Failure(facts.error());
    const std::lock_guard lock{m_mutex};
    return m_database->transact(Database::Access::write, [&]() -> Result<void> {
        const auto before = find_decisions(decision.listing);
        if (!before)
            return Failure(before.error());
        const auto chain = before->find(decision.listing);
        if (auto allowed =
                may_follow(*facts, chain == before->end() ? std::vector<Decision>{} : chain->second, decision);
            !allowed)
            return allowed;
        if (auto done = m_database->execute(
                "INSERT INTO decision (decision_sha256, listing_id, previous, made, note) VALUES ($1, $2, $3, $4, $5)",
                {decision.sha256, decision.listing, decision.previous, decision.made, note});
            !done)
            return done;
        return append("decision", decision.sha256, decision.made, log::note_entry("decision", note));
    });
}

Result<Decisions> Store::find_decisions(std::string_view listing_id)
{
    Decisions decisions;
    Result<void> sound;
    const auto on_row = [&](const Row& row) {
        if (auto added = add_link(decisions, row); !added)
            sound = added;
    };
    const auto read =
        listing_id.empty()
            ? m_database->query("SELECT listing_id, note FROM decision ORDER BY listing_id, made", {}, on_row)
            : m_database->query(
                  "SELECT listing_id, note FROM decision WHERE listing_id = $1 ORDER BY made", {listing_id}, on_row);
    if (!read || !sound)
        return Failure(!read ? read.error() : sound.error());
    for (auto& [id, chain] : decisions)
        put_in_order(chain);
    return decisions;
}

Result<Decisions> Store::decisions()
{
    const std::lock_guard lock{m_mutex};
    return find_decisions({});
}

Result<std::vector<Decision>> Store::decisions_on(std::string_view listing_id)
{
    const std::lock_guard lock{m_mutex};
    auto decisions = find_decisions(listing_id);
    if (!decisions)
        return Failure(decisions.error());
    return std::move((*decisions)[std::string{listing_id}]);
}

Result<std::string> Store::decision_note(std::string_view sha256)
{
    const std::lock_guard lock{m_mutex};
    std::string note;
    const auto read = m_database->query(
        "SELECT note FROM decision WHERE decision_sha256 = $1", {sha256}, [&](const Row& row) { note = row.text(0); });
    if (!read)
        return Failure(read.error());
    if (note.empty())
        return fail(Errc::absent, std::string{sha256}, "no such decision");
    return note;
}

}  // namespace ocks
