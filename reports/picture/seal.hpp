// SPDX-License-Identifier: GPL-3.0-or-later
/// The verdict as a seal, for a page that is printed and hung up. It says nothing that the words beside it do not say.
#pragma once

#include "core/conclusion.hpp"
#include "reports/html/writer.hpp"

#include <string_view>

namespace ocks {

/// `word` is the verdict in the reader's language, `edition` what it was judged by.
[[nodiscard]] html::Html
seal(Standing standing, std::string_view icon, std::string_view word, std::string_view edition);

}  // namespace ocks
