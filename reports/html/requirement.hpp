// SPDX-License-Identifier: GPL-3.0-or-later
/// A criterion as a phrase in the language of the reader.
#pragma once

#include "core/measurement.hpp"
#include "reports/html/words.hpp"

#include <string>

namespace ocks {

/// "at least 95 %".
[[nodiscard]] std::string requirement(const Criterion& criterion, const Words& words);

/// "+59 %": room that is left; "−26 %": by how much it was missed. Empty where there is no better and worse.
[[nodiscard]] std::string margin_text(const Measurement& measurement, const Criterion& criterion);

}  // namespace ocks
