// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/sections.hpp"
#include "reports/picture/bar.hpp"
#include "reports/picture/mark.hpp"
#include "reports/picture/seal.hpp"

#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

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
    std::vector<Share> shares;
    for (std::size_t index = 0; index < numbers.size(); ++index) {
        const auto outcome = static_cast<Outcome>(index);
        list += count(outcome, numbers.at(index), words);
        const bool says_little = outcome == Outcome::not_applicable || outcome == Outcome::info;
        shares.push_back({says_little ? "faint" : mark_of(outcome).tone, numbers.at(index)});
    }
    return joined(
        element("ul", {attribute("class", "counts"), attribute("aria-label", words("Results by outcome"))}, list),
        stacked_bar(shares, words("Results by outcome")));
}

/// A test that never ran leaves every device of a kind uncovered: one reason for them all, as the table of coverage
/// has each.
class Uncovered {
    using Key = std::pair<std::string, std::string>;  ///< kind and reason

public:
    explicit Uncovered(const std::vector<Covered>& coverage)
    {
        for (const Covered& line : coverage) {
            if (line.cover != Cover::uncovered)
                continue;
            const Key key{line.kind, line.reason};
            ++m_counts[key];
            m_keys.emplace(line.kind + " " + line.device + ": not covered, " + line.reason, key);
        }
    }

    /// As the page says it; empty if another reason has said it already.
    std::string told(const std::string& reason, const Words& words)
    {
        const auto key = m_keys.find(reason);
        if (key == m_keys.end() || m_counts.at(key->second) <= most_alone)
            return words.sentence(reason);
        if (!m_said.insert(key->second).second)
            return {};
        return words.filled(
            "{} devices of kind {}: not covered, {}",
            {std::to_string(m_counts.at(key->second)), key->second.first, words.sentence(key->second.second)});
    }

private:
    static constexpr std::size_t most_alone = 8;
    std::map<Key, std::size_t> m_counts;
    std::map<std::string, Key, std::less<>> m_keys;
    std::set<Key> m_said;
};

Html reasons(const Report& report, const Words& words)
{
    const Conclusion& claim = report.summary.claim;
    if (claim.reasons.empty())
        return {};
    Uncovered uncovered(report.coverage);
    Html list;
    for (const std::string& reason : claim.reasons) {
        if (const std::string told = uncovered.told(reason, words); !told.empty())
            list += element("li", told);
    }
    return joined(element("h3", words("Why")), element("ol", {attribute("class", "reasons")}, list));
}

}  // namespace

Html verdict_section(const Report& report, const Words& words)
{
    const Conclusion& claim = report.summary.claim;
    const std::string word{to_string(claim.standing)};
    const std::string edition = report.policy.id + " " + report.policy.version;
    return element("section",
                   {attribute("class", "verdict " + word), attribute("aria-labelledby", "verdict")},
                   seal(claim.standing, icon_of(claim.standing), words.known(word), edition),
                   element("h2", {attribute("id", "verdict")}, standing_badge(claim.standing, words)),
                   element("p", {attribute("class", "meaning")}, meaning_of(claim.standing, words)),
                   counts(report.summary, words),
                   reasons(report, words));
}

}  // namespace ocks
