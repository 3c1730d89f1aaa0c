// SPDX-License-Identifier: GPL-3.0-or-later
/// A report as one page for a person: verdict and reasons first, then the machine, the tests and the evidence.
#pragma once

#include "reports/html/words.hpp"
#include "reports/report.hpp"

#include <string>

namespace ocks {

/// Self-contained: no script, no address that is fetched; prints on paper and reads on a phone.
[[nodiscard]] std::string to_html(const Report& report, Language language = Language::english);

}  // namespace ocks
