// SPDX-License-Identifier: GPL-3.0-or-later
/// In which spellings a tool may print a value: a MAC with colons, dashes or nothing, a serial as hexadecimal.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// All in lower case; the search is blind to case. Longest first is not promised, and none is shorter than
/// six characters. Empty if the value cannot be searched for without finding it by chance.
[[nodiscard]] std::vector<std::string> secret_forms(std::string_view value);

/// "Not Specified", "0000000000", "To be filled by O.E.M.": what stands where nobody wrote a value.
[[nodiscard]] bool is_placeholder(std::string_view value);

/// The twelve digits in lower case, if the text is a MAC address with colons or dashes.
[[nodiscard]] std::optional<std::string> mac_digits(std::string_view text);

[[nodiscard]] std::string lower_case(std::string_view text);

}  // namespace ocks
