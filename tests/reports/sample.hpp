// SPDX-License-Identifier: GPL-3.0-or-later
/// A small run on a believable server, for tests that need a whole report.
#pragma once

#include "core/policy.hpp"
#include "reports/bundle/bundle.hpp"
#include "reports/report.hpp"
#include "reports/signature/key.hpp"

namespace ocks::testing {

[[nodiscard]] Policy sample_policy();

/// Two NVMe drives, of which one fails; a NIC that nobody tested; a skip and an error.
[[nodiscard]] Report sample_report();

/// The logs that it lists.
[[nodiscard]] Logs sample_logs();

/// The key of golang.org/x/mod/sumdb/note's own tests.
[[nodiscard]] SigningKey sample_key();

}  // namespace ocks::testing
