// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/memory/allowance.hpp"

#include "core/text.hpp"

namespace ocks {
namespace {

constexpr double gib = 1ULL << 30U;

Result<double> percentage(std::string_view text)
{
    auto percent = parse_decimal(text);
    if (!percent || *percent <= 0 || *percent > 100)
        return fail(Errc::malformed, "the policy's allowance", std::string{text} + " is not a percentage");
    return percent;
}

}  // namespace

Result<double> allowance_for(std::string_view steps, std::uint64_t bytes)
{
    for (const std::string_view step : split(steps, ' ')) {
        const auto colon = step.find(':');
        if (colon == std::string_view::npos)
            return percentage(step);
        const auto most = parse_decimal(step.substr(0, colon));
        if (!most)
            return fail(Errc::malformed, "the policy's allowance", std::string{step} + " is not GIBIBYTES:PERCENT");
        if (static_cast<double>(bytes) <= *most * gib)
            return percentage(step.substr(colon + 1));
    }
    return fail(Errc::malformed, "the policy's allowance", "it has no last step, for all larger sizes");
}

}  // namespace ocks
