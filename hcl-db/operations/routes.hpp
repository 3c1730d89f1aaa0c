// SPDX-License-Identifier: GPL-3.0-or-later
/// What an operator asks a server, on an address that is not for the public: /metrics and /healthz.
#pragma once

#include "hcl-db/http/server.hpp"
#include "hcl-db/operations/counters.hpp"
#include "hcl-db/published.hpp"
#include "hcl-db/store/store.hpp"

namespace ocks::operations {

/// Refers to all three, which must outlive whoever serves it.
[[nodiscard]] http::Application private_application(const Counters& counters, const Published& published, Store& store);

/// 200 as long as the store answers.
[[nodiscard]] http::Response health(Store& store);

}  // namespace ocks::operations
