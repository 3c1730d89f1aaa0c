// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/log/log_check.hpp"

#include "hcl-db/decisions/note.hpp"
#include "hcl-db/decisions/settle.hpp"
#include "reports/signature/note.hpp"
#include "reports/transparency/checkpoint.hpp"
#include "reports/transparency/entry.hpp"
#include "reports/transparency/merkle.hpp"

#include <fmt/format.h>
#include <set>
#include <utility>

namespace ocks::log {
namespace {

constexpr std::uint64_t at_a_time = 256;

class Checker {
public:
    explicit Checker(Store& store) : m_store(store) {}

    Result<void> read_entries()
    {
        const auto size = m_store.log_size();
        if (!size)
            return Failure(size.error());
        while (m_check.entries < *size) {
            const auto some = m_store.log_entries(m_check.entries, at_a_time);
            if (!some)
                return Failure(some.error());
            if (some->empty()) {
                complain(fmt::format("log entry {} is missing", m_check.entries));
                return {};
            }
            for (const std::string& entry : *some)
                take(entry);
        }
        return {};
    }

    Result<void> hold_against_rows()
    {
        const auto listings = m_store.listings();
        if (!listings)
            return Failure(listings.error());
        const auto decisions = m_store.decisions();
        if (!decisions)
            return Failure(decisions.error());
        for (const Listing& listing : *listings) {
            if (m_submissions.erase({listing.report_sha256, listing.bundle_sha256}) == 0)
                complain(listing.id + ": is not in the log");
            if (const auto made = decisions->find(listing.id); made != decisions->end())
                follow(listing, made->second);
        }
        for (const auto& [report, bundle] : m_submissions)
            complain(fmt::format("the log has report {}, and no listing is of it", report));
        for (const std::string& name : m_notes)
            complain(fmt::format("the log has decision {}, and no listing has it", name));
        return {};
    }

    Result<void> hold_against_checkpoint()
    {
        const auto kept = m_store.last_checkpoint();
        if (!kept)
            return Failure(kept.error());
        if (kept->empty())
            return {};
        const auto note = parse_note(*kept);
        const auto checkpoint = note ? parse_checkpoint(note->text) : Failure(note.error());
        if (!checkpoint)
            complain("the last checkpoint cannot be read: " + to_string(checkpoint.error()));
        else if (checkpoint->size > m_tree.size() || m_tree.root(checkpoint->size) != checkpoint->root)
            complain(fmt::format("the log is no longer the one that was signed at {} entries", checkpoint->size));
        return {};
    }

    LogCheck taken() { return std::move(m_check); }

private:
    void complain(std::string why) { m_check.damage.push_back(std::move(why)); }

    void take(const std::string& entry)
    {
        const std::uint64_t place = m_check.entries++;
        m_tree.append(leaf_hash(entry));
        if (kind_of(entry) == "decision") {
            const auto decision = read_decision(note_of(entry));
            if (!decision || !m_notes.insert(decision->sha256).second)
                complain(
                    fmt::format("log entry {}: {}", place, decision ? "is there twice" : to_string(decision.error())));
            return;
        }
        const auto submission = parse_submission_entry(entry);
        if (!submission)
            complain(fmt::format("log entry {}: {}", place, to_string(submission.error())));
        else if (!m_submissions.insert({submission->report_sha256, submission->bundle_sha256}).second)
            complain(fmt::format("log entry {}: is there twice", place));
    }

    void follow(const Listing& facts, const std::vector<Decision>& decisions)
    {
        std::vector<Decision> before;
        for (const Decision& row : decisions) {
            ++m_check.decisions;
            const std::string what = facts.id + ": decision " + row.sha256;
            const auto note = m_store.decision_note(row.sha256);
            const auto decision = note ? read_decision(*note) : Failure(note.error());
            if (!decision)
                complain(what + ": " + to_string(decision.error()));
            else if (*decision != row)
                complain(what + ": its row is not what its note says");
            if (m_notes.erase(row.sha256) == 0)
                complain(what + ": is not in the log");
            if (const auto follows = may_follow(facts, before, row); !follows)
                complain(what + ": " + follows.error().why);
            before.push_back(row);
        }
    }

    Store& m_store;
    LogCheck m_check;
    Tree m_tree;
    std::set<std::pair<std::string, std::string>> m_submissions;  ///< report and bundle
    std::set<std::string> m_notes;
};

}  // namespace

Result<LogCheck> check_log(Store& store)
{
    Checker checker{store};
    auto done = checker.read_entries();
    if (done)
        done = checker.hold_against_rows();
    if (done)
        done = checker.hold_against_checkpoint();
    if (!done)
        return Failure(done.error());
    return checker.taken();
}

}  // namespace ocks::log
