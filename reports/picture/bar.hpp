// SPDX-License-Identifier: GPL-3.0-or-later
/// Two bars: how a whole is divided, and where a number stands between its limits.
#pragma once

#include "core/measurement.hpp"
#include "reports/html/writer.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace ocks {

struct Share {
    std::string_view tone;  ///< good, bad, warn, quiet: as the style sheet colours it
    std::uint64_t count = 0;
};

/// As wide as its place. A share that is not 0 can be seen, however small it is. Empty if all are 0.
[[nodiscard]] html::Html stacked_bar(std::span<const Share> shares, std::string_view title);

/// The stretch that is allowed, and the measured value on the same scale, which begins at zero unless one of them lies
/// below. Empty where there is no stretch: texts, other units, and limits that are zero or one value alone.
[[nodiscard]] html::Html gauge(const Measurement& measurement, const Criterion& criterion, std::string_view title);

}  // namespace ocks
