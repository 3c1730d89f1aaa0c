// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/log/audit.hpp"

#include "hcl-db/decisions/note.hpp"
#include "hcl-db/decisions/settle.hpp"
#include "hcl-db/derive.hpp"
#include "hcl-db/listing.hpp"
#include "hcl-db/log/tiles.hpp"
#include "reports/transparency/checkpoint.hpp"
#include "reports/transparency/entry.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

namespace ocks::log {
namespace {

/// All entries of a log of this size, whose tree has this root.
Result<std::vector<std::string>> entries_of(const Fetch& fetch, const Checkpoint& checkpoint)
{
    std::vector<std::string> entries;
    Tree tree;
    while (entries.size() < checkpoint.size) {
        const std::uint64_t rest = checkpoint.size - entries.size();
        const TileName name{
            .entries = true, .number = entries.size() / tile_width, .width = std::min(rest, tile_width)};
        const auto bytes = fetch("/log/" + to_path(name));
        if (!bytes)
            return Failure(bytes.error());
        auto bundle = parse_entry_bundle(*bytes);
        if (!bundle)
            return Failure(bundle.error());
        if (bundle->size() != name.width)
            return fail(Errc::malformed, to_path(name), "holds another number of entries than its name says");
        for (std::string& entry : *bundle) {
            tree.append(leaf_hash(entry));
            entries.push_back(std::move(entry));
        }
    }
    if (tree.root(checkpoint.size) != checkpoint.root)
        return fail(Errc::malformed, checkpoint.origin, "the entries are not those of the checkpoint's root");
    return entries;
}

class Auditor {
public:
    Auditor(const Fetch& fetch, const AuditKeys& keys, const Policies& policies, std::string_view now, Audit& result)
        : m_fetch(fetch), m_keys(keys), m_policies(policies), m_now(now), m_result(result)
    {
    }

    void take(std::uint64_t place, const std::string& entry)
    {
        const std::string where = fmt::format("entry {}", place);
        if (kind_of(entry) == "submission") {
            const auto submission = parse_submission_entry(entry);
            if (!submission)
                return differ(where, to_string(submission.error()));
            m_submissions.push_back(*submission);
        } else if (kind_of(entry) == "decision") {
            auto decision = open_decision(note_of(entry), m_keys.maintainers);
            if (!decision)
                return differ(where, to_string(decision.error()));
            ++m_result.decisions;
            auto& of_listing = m_decisions[decision->listing];
            of_listing.push_back(*std::move(decision));
        } else {
            differ(where, "is of no kind that is known");
        }
    }

    void derive_all()
    {
        for (const SubmissionEntry& submission : m_submissions)
            derive(submission);
    }

private:
    void differ(const std::string& where, const std::string& why)
    {
        m_result.differences.push_back(where + ": " + why);
    }

    void derive(const SubmissionEntry& submission)
    {
        const std::string id = listing_id_of(submission.report_sha256);
        const auto shown = m_fetch("/api/v1/listings/" + id);
        const auto bytes = m_fetch("/listings/" + id + "/bundle.ocks");
        // What is embargoed, or was taken down for its privacy, is in the log by its digest alone.
        if (!shown && !bytes && shown.error().code == Errc::absent && bytes.error().code == Errc::absent)
            return;
        ++m_result.listings;
        if (!shown || !bytes)
            return differ(id, to_string(shown ? bytes.error() : shown.error()));
        const auto derived = ocks::derive(*bytes, submission, [this](const std::string& sha256) -> Result<Policy> {
            const auto policy = m_policies.find(sha256);
            if (policy == m_policies.end())
                return fail(Errc::absent, sha256, "no such policy is here to judge by");
            return policy->second.policy;
        });
        if (!derived)
            return differ(id, to_string(derived.error()));
        compare(settled(derived->facts, std::move(m_decisions[id]), m_now), *shown);
    }

    void compare(const Listing& derived, const std::string& json)
    {
        const auto shown = nlohmann::json::parse(json, nullptr, false);
        if (!shown.is_object())
            return differ(derived.id, "what is shown is no JSON");
        const auto hold = [&](const char* key, std::string_view expected) {
            const auto value = shown.find(key);
            if (value == shown.end() || !value->is_string() || value->get<std::string>() != expected)
                differ(derived.id,
                       fmt::format("{} is {} by the evidence, and {} is shown",
                                   key,
                                   expected,
                                   value == shown.end() ? std::string{"nothing"} : value->dump()));
        };
        hold("verdict", to_string(derived.conclusion.standing));
        hold("status", to_string(derived.status));
        hold("level", to_string(derived.level));
        hold("vendor", derived.vendor);
        hold("product", derived.product);
        hold("kernelRelease", derived.kernel_release);
    }

    const Fetch& m_fetch;
    const AuditKeys& m_keys;
    const Policies& m_policies;
    std::string_view m_now;
    Audit& m_result;
    std::vector<SubmissionEntry> m_submissions;
    std::map<std::string, std::vector<Decision>, std::less<>> m_decisions;
};

}  // namespace

Result<Audit> audit(const Fetch& fetch, const AuditKeys& keys, const Policies& policies, std::string_view now)
{
    const auto note = fetch("/log/checkpoint");
    if (!note)
        return Failure(note.error());
    const auto checkpoint = open_checkpoint(*note, keys.log);
    if (!checkpoint)
        return Failure(checkpoint.error());
    const auto entries = entries_of(fetch, *checkpoint);
    if (!entries)
        return Failure(entries.error());
    Audit result{.origin = checkpoint->origin, .entries = checkpoint->size, .differences = {}};
    Auditor auditor{fetch, keys, policies, now, result};
    for (std::size_t place = 0; place < entries->size(); ++place)
        auditor.take(place, (*entries)[place]);
    auditor.derive_all();
    return result;
}

}  // namespace ocks::log
