// SPDX-License-Identifier: GPL-3.0-or-later
/// One listing: the verdict and why, the machine, every test with its numbers and limits, and the evidence.
#pragma once

#include "hcl-db/evidence.hpp"
#include "hcl-db/http/message.hpp"
#include "hcl-db/listing.hpp"

namespace ocks::site {

[[nodiscard]] http::Response
listing_page(const Listing& listing, const Evidence& evidence, const http::Request& request);

}  // namespace ocks::site
