// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/sections.hpp"

namespace ocks {
namespace {

using html::attribute;
using html::element;
using html::Html;

std::string_view icon_of(Outcome outcome)
{
    switch (outcome) {
    case Outcome::pass:
        return "✓";
    case Outcome::fail:
        return "✗";
    case Outcome::skip:
        return "→";
    case Outcome::error:
        return "!";
    case Outcome::not_applicable:
        return "–";
    case Outcome::info:
        return "i";
    }
    return "";
}

std::string_view icon_of(Standing standing)
{
    switch (standing) {
    case Standing::pass:
        return "✓";
    case Standing::incomplete:
        return "…";
    case Standing::fail:
        return "✗";
    }
    return "";
}

Html badge(std::string_view word, std::string_view icon)
{
    return element("span",
                   {attribute("class", "badge " + std::string{word})},
                   element("span", {attribute("aria-hidden", "true"), attribute("class", "icon")}, icon),
                   word);
}

}  // namespace

Html outcome_badge(Outcome outcome)
{
    return badge(to_string(outcome), icon_of(outcome));
}

Html standing_badge(Standing standing)
{
    return badge(to_string(standing), icon_of(standing));
}

}  // namespace ocks
