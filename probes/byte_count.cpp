// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/byte_count.hpp"

#include "core/text.hpp"

#include <limits>
#include <string>

namespace ocks {

Result<std::uint64_t> parse_byte_count(std::string_view text)
{
    constexpr std::string_view letters = "KMG";
    constexpr unsigned bits_of_a_letter = 10;
    const auto letter = text.empty() ? std::string_view::npos : letters.find(text.back());
    const bool has_letter = letter != std::string_view::npos;
    const unsigned shift = has_letter ? static_cast<unsigned>(letter + 1) * bits_of_a_letter : 0;
    const auto number = parse_unsigned(has_letter ? text.substr(0, text.size() - 1) : text);
    if (!number || *number > std::numeric_limits<std::uint64_t>::max() >> shift)
        return fail(Errc::malformed, std::string{text}, "not a size");
    return *number << shift;
}

}  // namespace ocks
