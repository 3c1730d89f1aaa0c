// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-hcl decide`, `cosign` and `record`: what maintainers decide, made, signed and kept.
///
/// A key need not be where the database is: `decide --out FILE` makes the note, `cosign` adds a signature anywhere, and
/// `record` is the one that changes the list.

#include "core/clock.hpp"
#include "core/file.hpp"
#include "hcl-db/decisions/note.hpp"
#include "hcl-db/decisions/settle.hpp"
#include "hcl-db/store/store.hpp"
#include "hcl-db/verbs/verbs.hpp"
#include "reports/signature/passphrase.hpp"
#include "reports/signature/trust.hpp"
#include "reports/xml/values.hpp"

#include <cstdio>
#include <utility>

namespace ocks::verbs {
namespace {

constexpr std::size_t largest_note = 64U << 10U;

/// "2027-01-31" is the first moment of that day.
std::string as_time(const std::string& day)
{
    return day.size() == 10 ? day + "T00:00:00Z" : day;
}

Result<Decision> draft_of(const DecideOptions& options, Store& store)
{
    const auto kind = parse_decision_kind(options.kind);
    if (!kind)
        return Failure(kind.error());
    const auto facts = store.listing(options.listing);
    if (!facts)
        return Failure(facts.error());
    const auto before = store.decisions_on(options.listing);
    if (!before)
        return Failure(before.error());
    Decision decision;
    decision.kind = *kind;
    decision.listing = facts->id;
    decision.report_sha256 = facts->report_sha256;
    decision.subject = options.subject;
    decision.until = as_time(options.until);
    decision.previous = before->empty() ? std::string{} : before->back().sha256;
    decision.made = to_rfc3339(std::chrono::system_clock::now());
    decision.reason = options.reason;
    if (!options.level.empty()) {
        const auto level = parse_level(options.level);
        if (!level)
            return Failure(level.error());
        decision.level = *level;
    }
    if (auto sound = parse_decision(to_text(decision)); !sound)
        return sound;
    // What cannot be recorded is not signed either; who has signed is looked at when it is.
    Decision signed_by_all = decision;
    signed_by_all.signers.assign(signers_needed(decision), "somebody");
    if (auto allowed = may_follow(*facts, *before, signed_by_all); !allowed)
        return Failure(allowed.error());
    return decision;
}

Result<std::string> signed_note(const Decision& decision, const std::vector<std::string>& keys)
{
    std::string note;
    for (const std::string& path : keys) {
        const auto key = open_key(path);
        if (!key)
            return Failure(key.error());
        auto with_it = note.empty() ? sign_decision(decision, *key) : cosign(note, *key);
        if (!with_it)
            return with_it;
        note = *std::move(with_it);
    }
    return note;
}

Result<Decision> keep(const std::string& note, const std::string& maintainers, Store& store)
{
    const auto trusted = load_trust(maintainers);
    if (!trusted)
        return Failure(trusted.error());
    auto decision = open_decision(note, *trusted);
    if (!decision)
        return decision;
    if (auto kept = store.record(*decision, note); !kept)
        return Failure(kept.error());
    return decision;
}

int told(const Result<Decision>& decision)
{
    if (!decision)
        return decision.error().code == Errc::denied ? not_good(decision.error()) : could_not(decision.error());
    std::printf("%s listing %s\tdecision %s\n",
                std::string{to_string(decision->kind)}.c_str(),
                decision->listing.c_str(),
                decision->sha256.c_str());
    return 0;
}

}  // namespace

int decide(const DecideOptions& options)
{
    if (options.out.empty() == options.maintainers.empty())
        return wrong_use("decide: either --maintainers, to keep the decision, or --out, to have it signed first");
    const auto store = open_store(options.store.database, false, options.store.blobs);
    if (!store)
        return could_not(store.error());
    const auto decision = draft_of(options, **store);
    if (!decision)
        return told(decision);
    const auto note = signed_note(*decision, options.keys);
    if (!note)
        return could_not(note.error());
    if (options.maintainers.empty()) {
        const auto written = write_file(options.out, *note);
        return written ? 0 : could_not(written.error());
    }
    return told(keep(*note, options.maintainers, **store));
}

int cosign_note(const std::string& path, const std::string& key_path)
{
    const auto note = read_file(path, largest_note);
    if (!note)
        return could_not(note.error());
    const auto key = open_key(key_path);
    if (!key)
        return could_not(key.error());
    const auto both = cosign(*note, *key);
    if (!both)
        return could_not(both.error());
    const auto written = write_file(path, *both);
    return written ? 0 : could_not(written.error());
}

int record(const RecordOptions& options)
{
    const auto note = read_file(options.note, largest_note);
    if (!note)
        return could_not(note.error());
    const auto store = open_store(options.store.database, false, options.store.blobs);
    if (!store)
        return could_not(store.error());
    return told(keep(*note, options.maintainers, **store));
}

}  // namespace ocks::verbs
