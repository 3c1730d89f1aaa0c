// SPDX-License-Identifier: GPL-3.0-or-later
/// One PCI device, wherever it was seen: which driver served it on which kernel, and how it did.
#pragma once

#include "hcl-db/http/message.hpp"
#include "hcl-db/index/index.hpp"

#include <vector>

namespace ocks::site {

/// `uses` is not empty.
[[nodiscard]] http::Response
component_page(const Index& index, const std::vector<Use>& uses, const http::Request& request);

}  // namespace ocks::site
