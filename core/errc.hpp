// SPDX-License-Identifier: GPL-3.0-or-later
/// The kinds of error by name, for documents and for the way between two processes.
#pragma once

#include "core/result.hpp"

#include <array>
#include <optional>
#include <string_view>

namespace ocks {

inline constexpr std::array all_errc{Errc::absent, Errc::denied, Errc::malformed, Errc::io};

/// "absent", "denied", "malformed", "io": stable.
[[nodiscard]] std::string_view to_string(Errc code);

[[nodiscard]] std::optional<Errc> parse_errc(std::string_view text);

}  // namespace ocks
