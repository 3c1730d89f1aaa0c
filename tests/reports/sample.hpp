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

/// The sample's devices and results over and over, each under a name of its own: so many PCI functions and results.
[[nodiscard]] Report large_report(std::size_t functions, std::size_t results);

/// The logs that both list.
[[nodiscard]] Logs sample_logs();

/// The key of its vendor.
[[nodiscard]] SigningKey sample_key();

}  // namespace ocks::testing
