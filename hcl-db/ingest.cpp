// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/ingest.hpp"

#include "core/clock.hpp"
#include "core/digest.hpp"
#include "hcl-db/judged.hpp"
#include "reports/bundle/bundle.hpp"
#include "reports/bundle/ticket.hpp"
#include "reports/bundle/verify.hpp"
#include "reports/xml/xml.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace ocks {
namespace {

Problem problem(unsigned status, std::string code, std::string title, std::string detail)
{
    return {.status = status,
            .code = std::move(code),
            .title = std::move(title),
            .detail = std::move(detail),
            .errors = {}};
}

Problem broken_store(const Error& error)
{
    return problem(500, "store", "The submission could not be stored", to_string(error));
}

/// A signature that is wrong is an attack or a broken file; one of a stranger is a missing registration.
Problem unsigned_by_us(const Error& error)
{
    if (error.code == Errc::denied)
        return problem(403, "unknown-key", "The bundle is not signed by a registered key", to_string(error));
    return problem(400, "signature", "The signature is not that of these bytes", to_string(error));
}

Problem different(std::vector<std::string> lines)
{
    Problem refusal =
        problem(422, "claims-differ", "The report claims something else than its measurements say", lines.front());
    if (lines.size() > 1)
        refusal.detail += " (and " + std::to_string(lines.size() - 1) + " more)";
    refusal.errors = std::move(lines);
    return refusal;
}

/// The key "hcl.example/vendors/acme" speaks for acme, and so does one that is called acme. verify() asks the same,
/// after the whole report was read.
bool may_sign_for(std::string_view signer, const std::string& vendor)
{
    return signer == vendor || signer.ends_with("/" + vendor);
}

/// Who signed, for whom, and for which HCL.
std::optional<Problem> misdirected(const Bundle& bundle, const std::vector<std::string>& signers, const Gate& gate)
{
    const Manifest& manifest = bundle.manifest;
    if (std::ranges::none_of(signers, [&](const std::string& name) { return may_sign_for(name, manifest.vendor); }))
        return problem(403,
                       "other-vendor",
                       "The key is not one of this vendor",
                       signers.front() + " does not sign for " + manifest.vendor);
    if (!gate.origin.empty() && manifest.origin != gate.origin)
        return problem(422,
                       "other-origin",
                       "The bundle is meant for another list",
                       "it is for " + manifest.origin + ", and this is " + gate.origin);
    return {};
}

/// The number of a ticket of ours; empty if the run was made without one. Whether it was used the store knows.
Result<std::string> nonce_of(const Bundle& bundle, const Gate& gate)
{
    if (bundle.ticket.empty())
        return std::string{};
    const Manifest& manifest = bundle.manifest;
    return redeem(bundle.ticket, {manifest.origin, manifest.vendor, manifest.created}, gate.ticket_keys, {})
        .transform([](const Ticket& ticket) { return ticket.nonce; });
}

struct Checked {
    Verification verification;
    std::string nonce;
};

/// The bundle's form, its signature, and the report's form. Each check is dearer than the one before.
std::variant<Checked, Problem> verified(std::string_view bytes, const Gate& gate)
{
    std::string nonce;
    if (bytes.size() > largest_bundle)
        return problem(413, "too-large", "The upload is too large", std::to_string(bytes.size()) + " bytes");
    {
        const auto bundle = unpack(bytes);
        if (!bundle)
            return problem(400, "not-a-bundle", "This is not a bundle", to_string(bundle.error()));
        const auto signers = verify_note(bundle->note, gate.trusted);
        if (!signers)
            return unsigned_by_us(signers.error());
        if (auto refusal = misdirected(*bundle, *signers, gate))
            return *std::move(refusal);
        auto ticket = nonce_of(*bundle, gate);
        if (!ticket)
            return problem(403, "ticket", "The ticket is not good for this bundle", to_string(ticket.error()));
        nonce = *std::move(ticket);
        if (auto valid = gate.schema.check(bundle->report_xml); !valid)
            return problem(422, "schema", "The report is not one by its schema", to_string(valid.error()));
    }
    std::vector<VerifierKey> all = gate.trusted;
    all.insert(all.end(), gate.ticket_keys.begin(), gate.ticket_keys.end());
    Verification verification = verify(bytes, all);
    if (!verification.good()) {
        const VerifyStep& last = verification.steps.back();
        return problem(422, "malformed-report", "The report is not sound", last.what + ": " + last.detail);
    }
    return Checked{std::move(verification), std::move(nonce)};
}

}  // namespace

std::variant<Submission, Problem>
examine(std::string_view bytes, const Gate& gate, std::chrono::system_clock::time_point now)
{
    auto checked = verified(bytes, gate);
    if (auto* refusal = std::get_if<Problem>(&checked))
        return std::move(*refusal);
    auto& [verification, nonce] = std::get<Checked>(checked);
    const Report& report = *verification.report;

    const auto published = gate.policies.find(report.policy.sha256);
    if (published == gate.policies.end())
        return problem(422,
                       "unknown-policy",
                       "The report was judged by a policy that is not published here",
                       report.policy.id + " " + report.policy.version + ", " + report.policy.sha256);
    const Policy& policy = published->second.policy;
    const Judged judged = judged_by(policy, report);
    if (auto found = differences(report, policy, judged); !found.empty())
        return different(std::move(found));

    Submission submission{.listing = listing_of(report, policy, judged),
                          .bundle = std::string{bytes},
                          .report = std::move(verification.bundle->report_xml),
                          .policy = published->second.text};
    Listing& listing = submission.listing;
    listing.bundle_sha256 = sha256(submission.bundle);
    listing.report_sha256 = sha256(submission.report);
    listing.id = listing_id_of(listing.report_sha256);
    listing.signer = verification.signers.empty() ? std::string{} : verification.signers.front();
    listing.nonce = std::move(nonce);
    listing.received_at = to_rfc3339(now);
    return submission;
}

Ingested ingest(std::string_view bytes, const Gate& gate, Store& store, std::chrono::system_clock::time_point now)
{
    // The same bytes get the same answer, even if a key or a policy was withdrawn in between.
    if (bytes.size() <= largest_bundle) {
        auto receipt = store.receipt_of(sha256(bytes));
        if (receipt)
            return Accepted{.receipt = *std::move(receipt), .again = true};
        if (receipt.error().code != Errc::absent)
            return broken_store(receipt.error());
    }
    auto examined = examine(bytes, gate, now);
    if (auto* refusal = std::get_if<Problem>(&examined))
        return std::move(*refusal);
    auto admitted = store.add(std::get<Submission>(examined));
    if (!admitted)
        return broken_store(admitted.error());
    if (const auto* conflict = std::get_if<Conflict>(&*admitted))
        return problem(409, "conflict", "This run is listed already", conflict->why);
    if (auto* known = std::get_if<Known>(&*admitted))
        return Accepted{.receipt = std::move(known->receipt), .again = true};
    return Accepted{.receipt = std::get<Added>(*std::move(admitted)).receipt, .again = false};
}

}  // namespace ocks
