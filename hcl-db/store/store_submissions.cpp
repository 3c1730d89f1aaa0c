// SPDX-License-Identifier: GPL-3.0-or-later
/// How a submission gets into the store, once.
#include "hcl-db/store/store.hpp"
#include "reports/transparency/entry.hpp"

namespace ocks {
namespace {

constexpr std::int64_t as_integer(bool value)
{
    return value ? 1 : 0;
}

}  // namespace

Result<Admission> Store::add(const Submission& submission)
{
    // Asked before the blobs are written, so that what is refused leaves nothing behind.
    if (auto settled = settle(submission); !settled || !std::holds_alternative<Added>(*settled))
        return settled;
    for (const std::string* bytes : {&submission.policy, &submission.report, &submission.bundle}) {
        if (auto kept = m_blobs.put(*bytes); !kept)
            return Failure(kept.error());
    }
    const std::lock_guard lock{m_mutex};
    Result<Admission> settled;
    const auto done = m_database->transact(Database::Access::write, [&]() -> Result<void> {
        settled = settled_by_rows(submission.listing);  // and again: another process may have been faster
        if (!settled)
            return Failure(settled.error());
        return std::holds_alternative<Added>(*settled) ? insert(submission) : Result<void>{};
    });
    if (!done)
        return Failure(done.error());
    return settled;
}

Result<Admission> Store::settle(const Submission& submission)
{
    const std::lock_guard lock{m_mutex};
    return settled_by_rows(submission.listing);
}

/// What the rows say of a submission; Added if they say nothing against it.
Result<Admission> Store::settled_by_rows(const Listing& listing)
{
    auto known = find_receipt(listing.bundle_sha256);
    if (known)
        return Known{*std::move(known)};
    if (known.error().code != Errc::absent)
        return Failure(known.error());
    auto conflict = conflict_of(listing);
    if (!conflict)
        return Failure(conflict.error());
    if (!conflict->empty())
        return Conflict{*std::move(conflict)};
    return Added{Receipt{.listing_id = listing.id,
                         .bundle_sha256 = listing.bundle_sha256,
                         .report_sha256 = listing.report_sha256,
                         .received_at = listing.received_at}};
}

Result<Receipt> Store::receipt_of(std::string_view bundle_sha256)
{
    const std::lock_guard lock{m_mutex};
    return find_receipt(bundle_sha256);
}

Result<Receipt> Store::find_receipt(std::string_view bundle_sha256)
{
    Receipt receipt;
    const auto read = m_database->query(
        "SELECT listing_id, bundle_sha256, report_sha256, received_at FROM submission WHERE bundle_sha256 = $1",
        {bundle_sha256},
        [&receipt](const Row& row) {
            receipt = Receipt{.listing_id = row.text(0),
                              .bundle_sha256 = row.text(1),
                              .report_sha256 = row.text(2),
                              .received_at = row.text(3)};
        });
    if (!read)
        return Failure(read.error());
    if (receipt.listing_id.empty())
        return fail(Errc::absent, std::string{bundle_sha256}, "no such submission");
    return receipt;
}

Result<std::string> Store::conflict_of(const Listing& listing)
{
    std::string why;
    const auto read = m_database->query(
        "SELECT listing_id, report_sha256, report_id FROM submission"
        " WHERE report_sha256 = $1 OR report_id = $2 OR listing_id = $3 OR (nonce = $4 AND nonce <> '')"
        " ORDER BY listing_id",
        {listing.report_sha256, listing.report_id, listing.id, listing.nonce},
        [&](const Row& row) {
            if (row.text(1) == listing.report_sha256)
                why = "the same report was submitted before in another bundle, as listing " + row.text(0);
            else if (row.text(2) == listing.report_id || row.text(0) == listing.id)
                why = "another report with the id " + listing.report_id + " is listing " + row.text(0);
            else
                why = "the ticket was used before, for listing " + row.text(0);
        });
    if (!read)
        return Failure(read.error());
    return why;
}

Result<void> Store::insert(const Submission& submission)
{
    const Listing& listing = submission.listing;
    if (auto done = m_database->execute("INSERT INTO policy (policy_sha256, id, version) VALUES ($1, $2, $3)"
                                        " ON CONFLICT (policy_sha256) DO NOTHING",
                                        {listing.policy_sha256, listing.policy_id, listing.policy_version});
        !done)
        return done;
    if (auto done = m_database->execute(
            "INSERT INTO submission (bundle_sha256, bytes, report_sha256, report_id, listing_id, policy_sha256, signer,"
            " received_at, submitter, nonce) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            {listing.bundle_sha256,
             static_cast<std::int64_t>(submission.bundle.size()),
             listing.report_sha256,
             listing.report_id,
             listing.id,
             listing.policy_sha256,
             listing.signer,
             listing.received_at,
             listing.submitter,
             listing.nonce});
        !done)
        return done;
    if (auto done = insert_listing(listing); !done)
        return done;
    const log::SubmissionEntry entry{.bundle_sha256 = listing.bundle_sha256,
                                     .bytes = submission.bundle.size(),
                                     .report_sha256 = listing.report_sha256,
                                     .vendor = listing.submitter,
                                     .signer = listing.signer,
                                     .received = listing.received_at};
    return append("submission", listing.id, listing.received_at, to_text(entry));
}

Result<void> Store::insert_listing(const Listing& listing)
{
    if (auto done = m_database->execute(
            "INSERT INTO listing (listing_id, vendor, product, processor, architecture, kernel_release, emulated,"
            " profile, certifies, standing, tested_at, bios, board, platform, configuration)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
            {listing.id,
             listing.vendor,
             listing.product,
             listing.processor,
             listing.architecture,
             listing.kernel_release,
             as_integer(listing.emulated),
             listing.profile,
             as_integer(listing.certifies),
             to_string(listing.conclusion.standing),
             listing.tested_at,
             listing.bios,
             listing.board,
             listing.platform,
             listing.configuration});
        !done)
        return done;
    std::int64_t position = 0;
    for (const std::string& reason : listing.conclusion.reasons) {
        if (auto done =
                m_database->execute("INSERT INTO listing_reason (listing_id, position, reason) VALUES ($1, $2, $3)",
                                    {listing.id, position++, reason});
            !done)
            return done;
    }
    for (const Component& part : listing.components) {
        if (auto done = m_database->execute(
                "INSERT INTO listing_component (listing_id, address, component_id, subsystem_id, class, vendor_name,"
                " device_name, driver, driver_version, firmware, expected, cover, outcome)"
                " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                {listing.id,
                 part.address,
                 part.id,
                 part.subsystem,
                 part.device_class,
                 part.vendor,
                 part.device,
                 part.driver,
                 part.driver_version,
                 part.firmware,
                 part.expected,
                 part.cover,
                 part.outcome});
            !done)
            return done;
    }
    return {};
}

}  // namespace ocks
