// SPDX-License-Identifier: GPL-3.0-or-later
/// What a log may be called, so that its name is safe as a file, as an XML id and as part of an address.
#pragma once

#include <string>
#include <string_view>

namespace ocks {

/// 1 to 80 letters, digits and . _ : - of ASCII, not starting with '.'.
[[nodiscard]] bool is_log_name(std::string_view name);

/// "logs/" and the name.
[[nodiscard]] std::string log_path(std::string_view name);

[[nodiscard]] bool is_log_path(std::string_view path);

/// The nearest name that is one: other characters become '_'.
[[nodiscard]] std::string as_log_name(std::string_view text);

}  // namespace ocks
