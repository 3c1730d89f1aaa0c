// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/meminfo.hpp"

#include "core/text.hpp"

#include <limits>
#include <string>

namespace ocks {
namespace {

constexpr std::uint64_t kibibyte = 1024;

/// "Node 0 MemTotal" -> "MemTotal".
std::string_view last_word(std::string_view name)
{
    return name.substr(name.rfind(' ') + 1);
}

}  // namespace

Result<std::uint64_t> meminfo_field(std::string_view meminfo, std::string_view field)
{
    for (const std::string_view line : lines(meminfo)) {
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || last_word(trimmed(line.substr(0, colon))) != field)
            continue;
        const std::string_view amount = trimmed(line.substr(colon + 1));
        const bool in_kibibytes = amount.ends_with(" kB");
        const auto number = parse_unsigned(trimmed(in_kibibytes ? amount.substr(0, amount.size() - 3) : amount));
        if (!number || *number > std::numeric_limits<std::uint64_t>::max() / kibibyte)
            return fail(Errc::malformed, std::string{field}, std::string{field} + " is not an amount of memory");
        return in_kibibytes ? *number * kibibyte : *number;
    }
    return fail(Errc::absent, std::string{field}, "no such field");
}

}  // namespace ocks
