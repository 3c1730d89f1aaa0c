// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/parameters.hpp"

#include "core/text.hpp"

namespace ocks {

Result<std::string> text_in(const Parameters& parameters, std::string_view name)
{
    const auto found = parameters.find(name);
    if (found == parameters.end())
        return fail(Errc::absent, std::string{name}, "the policy does not set this parameter");
    return found->second;
}

Result<std::uint64_t> number_in(const Parameters& parameters, std::string_view name)
{
    const auto text = text_in(parameters, name);
    if (!text)
        return Failure(text.error());
    auto number = parse_unsigned(*text);
    if (!number)
        return fail(Errc::malformed, std::string{name}, "the policy sets it to " + *text + ", which is not a number");
    return number;
}

std::chrono::seconds seconds_in(const Parameters& parameters, std::string_view name, std::chrono::seconds otherwise)
{
    const auto number = number_in(parameters, name);
    // A day bounds what a slip in a policy can make of a deadline.
    constexpr std::uint64_t longest = 86'400;
    return number && *number <= longest ? std::chrono::seconds{*number} : otherwise;
}

}  // namespace ocks
