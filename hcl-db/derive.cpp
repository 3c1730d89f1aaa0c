// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/derive.hpp"

#include "core/digest.hpp"
#include "hcl-db/judged.hpp"
#include "reports/bundle/bundle.hpp"
#include "reports/bundle/ticket.hpp"
#include "reports/signature/note.hpp"
#include "reports/xml/xml.hpp"

#include <utility>

namespace ocks {
namespace {

/// The ticket was redeemed when the bundle was received, or it would not have been.
Result<std::string> nonce_of(const Bundle& bundle)
{
    if (bundle.ticket.empty())
        return std::string{};
    const auto note = parse_note(bundle.ticket);
    if (!note)
        return Failure(note.error());
    return parse_ticket(note->text).transform([](const Ticket& ticket) { return ticket.nonce; });
}

}  // namespace

Result<Derived> derive(std::string_view bytes, const log::SubmissionEntry& entry, const PolicyOf& policy_of)
{
    if (bytes.size() != entry.bytes || sha256(bytes) != entry.bundle_sha256)
        return fail(Errc::malformed, "bundle", "is not the one that was logged");
    auto bundle = unpack(bytes);
    if (!bundle)
        return Failure(bundle.error());
    if (sha256(bundle->report_xml) != entry.report_sha256)
        return fail(Errc::malformed, "report.xml", "is not the one that was logged");
    const auto report = from_xml(bundle->report_xml);
    if (!report)
        return Failure(report.error());
    const auto policy = policy_of(report->policy.sha256);
    if (!policy)
        return Failure(policy.error());
    const Judged judged = judged_by(*policy, *report);
    if (const auto found = differences(*report, *policy, judged); !found.empty())
        return fail(Errc::malformed, "report.xml", found.front());
    auto nonce = nonce_of(*bundle);
    if (!nonce)
        return Failure(nonce.error());
    Listing facts = listing_of(*report, *policy, judged);
    facts.id = listing_id_of(entry.report_sha256);
    facts.bundle_sha256 = entry.bundle_sha256;
    facts.report_sha256 = entry.report_sha256;
    facts.signer = entry.signer;
    facts.received_at = entry.received;
    facts.nonce = *std::move(nonce);
    return Derived{std::move(facts), std::move(bundle->report_xml)};
}

}  // namespace ocks
