// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/sections.hpp"

#include <array>

namespace ocks {
namespace {

using html::attribute;
using html::element;
using html::Html;

std::string_view meaning_of(Standing standing, const Words& words)
{
    switch (standing) {
    case Standing::pass:
        return words("Every blocking test passed wherever it applies, and every device is covered.");
    case Standing::incomplete:
        return words("Something that the policy asks for was skipped, broken or never run. This is no verdict on the "
                     "hardware.");
    case Standing::fail:
        return words("There is evidence against the hardware.");
    }
    return "";
}

Html count(Outcome outcome, std::uint64_t number, const Words& words)
{
    return element("li",
                   {attribute("class", number == 0 ? "none" : "some")},
                   element("b", number),
                   " ",
                   outcome_badge(outcome, words));
}

/// The word `pass` is written here as a count of what judge() said, in the order of the enumeration.
Html counts(const Summary& summary, const Words& words)
{
    const auto numbers = std::to_array<std::uint64_t>(
        {summary.pass, summary.fail, summary.skip, summary.error, summary.not_applicable, summary.info});
    Html list;
    for (std::size_t index = 0; index < numbers.size(); ++index)
        list += count(static_cast<Outcome>(index), numbers.at(index), words);
    return element("ul", {attribute("class", "counts"), attribute("aria-label", words("Results by outcome"))}, list);
}

Html reasons(const Conclusion& claim, const Words& words)
{
    if (claim.reasons.empty())
        return {};
    Html list;
    for (const std::string& reason : claim.reasons)
        list += element("li", reason);
    return joined(element("h3", words("Why")), element("ol", {attribute("class", "reasons")}, list));
}

}  // namespace

Html verdict_section(const Report& report, const Words& words)
{
    const Conclusion& claim = report.summary.claim;
    const std::string word{to_string(claim.standing)};
    return element("section",
                   {attribute("class", "verdict " + word), attribute("aria-labelledby", "verdict")},
                   element("h2", {attribute("id", "verdict")}, standing_badge(claim.standing, words)),
                   element("p", {attribute("class", "meaning")}, meaning_of(claim.standing, words)),
                   counts(report.summary, words),
                   reasons(claim, words));
}

}  // namespace ocks
