// SPDX-License-Identifier: GPL-3.0-or-later
/// Words that a firmware's template holds until somebody fills them in.
#pragma once

#include <string_view>

namespace ocks {

/// "To be filled by O.E.M.", "Default string", an UUID of one digit: true of no machine in particular.
[[nodiscard]] bool is_template_text(std::string_view text);

}  // namespace ocks
