// SPDX-License-Identifier: GPL-3.0-or-later
/// How what the pages speak of looks as JSON. Keys are stable and in a fixed order.
#pragma once

#include "hcl-db/http/message.hpp"
#include "hcl-db/listing.hpp"

#include <nlohmann/json.hpp>

namespace ocks::site {

using Json = nlohmann::ordered_json;

[[nodiscard]] http::Response respond(const Json& value, unsigned status = 200);
[[nodiscard]] Json summary_of(const Listing& listing);
[[nodiscard]] Json component_of(const Component& part);

}  // namespace ocks::site
