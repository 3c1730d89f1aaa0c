// SPDX-License-Identifier: GPL-3.0-or-later
/// Figures as Prometheus reads them: its text format, version 0.0.4. Every metric begins with ocks_hcl_.
#pragma once

#include "hcl-db/operations/counters.hpp"

#include <string>
#include <string_view>

namespace ocks::operations {

inline constexpr std::string_view prometheus_type = "text/plain; version=0.0.4; charset=utf-8";

[[nodiscard]] std::string to_prometheus(const Figures& figures);

/// As a label's value is written, without its quotes.
[[nodiscard]] std::string label_value(std::string_view text);

}  // namespace ocks::operations
