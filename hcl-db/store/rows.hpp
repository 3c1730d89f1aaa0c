// SPDX-License-Identifier: GPL-3.0-or-later
/// Which columns a listing and its components are read from.
#pragma once

#include "hcl-db/listing.hpp"
#include "hcl-db/store/database.hpp"

#include <string_view>

namespace ocks {

inline constexpr std::string_view listing_columns =
    "l.listing_id, l.vendor, l.product, l.processor, l.architecture, l.kernel_release, l.emulated, l.profile,"
    " l.certifies, l.standing, l.tested_at, s.bundle_sha256, s.report_sha256, s.report_id, s.signer, s.received_at,"
    " p.policy_sha256, p.id, p.version, s.submitter, s.nonce, l.bios, l.board, l.platform, l.configuration"
    " FROM listing l JOIN submission s ON s.listing_id = l.listing_id"
    " JOIN policy p ON p.policy_sha256 = s.policy_sha256";

/// Of a row of `SELECT` and these columns; without reasons and components.
[[nodiscard]] Listing listing_of(const Row& row);

inline constexpr std::string_view component_columns =
    "listing_id, address, component_id, subsystem_id, class, vendor_name, device_name, driver, driver_version,"
    " firmware, expected, cover, outcome FROM listing_component";

[[nodiscard]] Component component_of(const Row& row);

}  // namespace ocks
