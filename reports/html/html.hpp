// SPDX-License-Identifier: GPL-3.0-or-later
/// A report as one page for a person: verdict and reasons first, then the machine, the tests and the evidence.
#pragma once

#include "reports/html/words.hpp"
#include "reports/report.hpp"

#include <span>
#include <string>

namespace ocks {

/// Self-contained: no script, no address that is fetched; prints on paper and reads on a phone. `sentences` translate
/// what the report says itself, as reasons; sorted by the English text.
[[nodiscard]] std::string
to_html(const Report& report, Language language = Language::english, std::span<const Translation> sentences = {});

}  // namespace ocks
