// SPDX-License-Identifier: GPL-3.0-or-later
/// Every text of a report as XML can hold it: see normalised() in report.hpp.
#pragma once

#include "core/measurement.hpp"

#include <string_view>

namespace ocks {

/// Bytes of one text; more is cut. Each may take six as an attribute ("&quot;"), and still fits longest_value.
inline constexpr std::size_t longest_text = 128U << 10U;

/// True if normalising would leave it as it is.
[[nodiscard]] bool is_plain(std::string_view text);

/// A number that is none (NaN, infinity) becomes its name: no criterion can be met by it either way.
[[nodiscard]] Scalar normalised(Scalar value);

}  // namespace ocks
