// SPDX-License-Identifier: GPL-3.0-or-later
/// The files that the pages need, built into the program: site/frame/style.css and site/frame/icon.svg.
#pragma once

#include <string_view>

namespace ocks::site {

[[nodiscard]] std::string_view style_sheet();
[[nodiscard]] std::string_view icon();

}  // namespace ocks::site
