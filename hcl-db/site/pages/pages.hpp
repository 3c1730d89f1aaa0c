// SPDX-License-Identifier: GPL-3.0-or-later
/// Every page of the site; in what address it is asked for see site/endpoints.cpp.
#pragma once

#include "hcl-db/site/sources.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace ocks::site {

[[nodiscard]] http::Response listings_page(const Sources& sources, const http::Request& request);
[[nodiscard]] http::Response listing_page(const Sources& sources, const http::Request& request);
/// Every measurement of a listing with the limits it was held to.
[[nodiscard]] http::Response tests_page(const Sources& sources, const http::Request& request);
/// Everything that was found in the machine of a listing.
[[nodiscard]] http::Response inventory_page(const Sources& sources, const http::Request& request);

[[nodiscard]] http::Response components_page(const Sources& sources, const http::Request& request);
[[nodiscard]] http::Response component_page(const Sources& sources, const http::Request& request);
[[nodiscard]] http::Response drivers_page(const Sources& sources, const http::Request& request);
[[nodiscard]] http::Response driver_page(const Sources& sources, const http::Request& request);
[[nodiscard]] http::Response kernels_page(const Sources& sources, const http::Request& request);
[[nodiscard]] http::Response kernel_page(const Sources& sources, const http::Request& request);
[[nodiscard]] http::Response vendors_page(const Sources& sources, const http::Request& request);
[[nodiscard]] http::Response vendor_page(const Sources& sources, const http::Request& request);

/// Two listings side by side: other machines, or one before and after.
[[nodiscard]] http::Response compare_page(const Sources& sources, const http::Request& request);

/// The form, and what it answers to a machine that is sent.
[[nodiscard]] http::Response check_page(const Sources& sources, const http::Request& request);

[[nodiscard]] http::Response policies_page(const Sources& sources, const http::Request& request);
[[nodiscard]] http::Response policy_page(const Sources& sources, const http::Request& request);
/// The file of a policy, published or kept with a listing; nothing if there is none.
[[nodiscard]] std::optional<std::string> policy_text(const Sources& sources, std::string_view sha256);
[[nodiscard]] http::Response about_page(const Sources& sources, const http::Request& request);

}  // namespace ocks::site
