// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/store/rows.hpp"

#include "hcl-db/lineage/release.hpp"

namespace ocks {
namespace {

Standing parse_standing(std::string_view word)
{
    for (const Standing standing : {Standing::pass, Standing::fail}) {
        if (word == to_string(standing))
            return standing;
    }
    return Standing::incomplete;
}

}  // namespace

Listing listing_of(const Row& row)
{
    Listing listing;
    listing.id = row.text(0);
    listing.vendor = row.text(1);
    listing.product = row.text(2);
    listing.processor = row.text(3);
    listing.architecture = row.text(4);
    listing.kernel_release = row.text(5);
    listing.emulated = row.integer(6) != 0;
    listing.profile = row.text(7);
    listing.certifies = row.integer(8) != 0;
    listing.conclusion.standing = parse_standing(row.text(9));
    listing.tested_at = row.text(10);
    listing.bundle_sha256 = row.text(11);
    listing.report_sha256 = row.text(12);
    listing.report_id = row.text(13);
    listing.signer = row.text(14);
    listing.received_at = row.text(15);
    listing.policy_sha256 = row.text(16);
    listing.policy_id = row.text(17);
    listing.policy_version = row.text(18);
    listing.submitter = row.text(19);
    listing.nonce = row.text(20);
    listing.bios = row.text(21);
    listing.board = row.text(22);
    listing.platform = row.text(23);
    listing.configuration = row.text(24);
    listing.valid.architecture = listing.architecture;
    listing.valid.stream = stream_of(listing.kernel_release);
    return listing;
}

Component component_of(const Row& row)
{
    return {.address = row.text(1),
            .id = row.text(2),
            .subsystem = row.text(3),
            .device_class = row.text(4),
            .vendor = row.text(5),
            .device = row.text(6),
            .driver = row.text(7),
            .driver_version = row.text(8),
            .firmware = row.text(9),
            .expected = row.text(10),
            .cover = row.text(11),
            .outcome = row.text(12)};
}

}  // namespace ocks
