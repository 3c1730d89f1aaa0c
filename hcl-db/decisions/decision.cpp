// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/decisions/decision.hpp"

#include "core/text.hpp"
#include "reports/xml/values.hpp"

#include <algorithm>
#include <array>

namespace ocks {
namespace {

constexpr std::string_view first_line = "ocks-decision/v1";

constexpr auto kinds = std::to_array<Decision::Kind>({Decision::Kind::award,
                                                      Decision::Kind::reject,
                                                      Decision::Kind::waive,
                                                      Decision::Kind::embargo,
                                                      Decision::Kind::withdraw,
                                                      Decision::Kind::revoke});

Failure malformed(std::string why)
{
    return fail(Errc::malformed, "decision", std::move(why));
}

bool is_hexadecimal(std::string_view text, std::size_t digits)
{
    return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool has_until(Decision::Kind kind)
{
    return kind == Decision::Kind::waive || kind == Decision::Kind::embargo;
}

/// Walks the lines in their one order.
class Lines {
public:
    explicit Lines(std::string_view text) : m_lines(lines(text)) {}

    /// What stands behind the keyword if the next line has it; empty, and the line stays, if not.
    std::string take(std::string_view keyword)
    {
        if (m_next == m_lines.size())
            return {};
        const std::string_view line = m_lines[m_next];
        if (!line.starts_with(keyword) || line.substr(keyword.size()).find_first_not_of(' ') != 1)
            return {};
        ++m_next;
        return std::string{line.substr(keyword.size() + 1)};
    }

private:
    std::vector<std::string_view> m_lines;
    std::size_t m_next = 1;
};

/// What a decision of its kind has to say; empty if it says it.
std::string_view missing_in(const Decision& decision)
{
    if (!is_hexadecimal(decision.listing, 16))
        return "names no listing";
    if (!is_hexadecimal(decision.report_sha256, 64) || !decision.report_sha256.starts_with(decision.listing))
        return "names another report than that of its listing";
    if ((decision.kind == Decision::Kind::award) != (decision.level != Level::none))
        return "an award names a level, and nothing else does";
    if ((decision.kind == Decision::Kind::waive) == decision.subject.empty())
        return "a waiver names what it waives, and nothing else does";
    if (has_until(decision.kind) != is_xml_time(decision.until))
        return "a waiver and an embargo end on a day, 2027-01-31T00:00:00Z, and nothing else does";
    if (!is_xml_time(decision.made))
        return "does not say when it was made";
    if (has_until(decision.kind) && decision.until <= decision.made)
        return "ends before it was made";
    if (!decision.previous.empty() && !is_hexadecimal(decision.previous, 64))
        return "names no decision before it";
    if (trimmed(decision.reason).empty())
        return "gives no reason";
    return {};
}

}  // namespace

std::string_view to_string(Decision::Kind kind)
{
    switch (kind) {
    case Decision::Kind::award:
        return "award";
    case Decision::Kind::reject:
        return "reject";
    case Decision::Kind::waive:
        return "waive";
    case Decision::Kind::embargo:
        return "embargo";
    case Decision::Kind::withdraw:
        return "withdraw";
    case Decision::Kind::revoke:
        return "revoke";
    }
    return "";
}

Result<Decision::Kind> parse_decision_kind(std::string_view word)
{
    const auto* const found = std::ranges::find(kinds, word, [](Decision::Kind kind) { return to_string(kind); });
    if (found == kinds.end())
        return fail(
            Errc::malformed, std::string{word}, "no decision: award, reject, waive, embargo, withdraw or revoke");
    return *found;
}

std::string to_text(const Decision& decision)
{
    std::string text{first_line};
    const auto line = [&text](std::string_view keyword, std::string_view value) {
        text.append("\n").append(keyword).append(" ").append(value);
    };
    line("kind", to_string(decision.kind));
    line("listing", decision.listing);
    line("report", decision.report_sha256);
    if (decision.level != Level::none)
        line("level", to_string(decision.level));
    if (!decision.subject.empty())
        line("subject", decision.subject);
    if (!decision.until.empty())
        line("until", decision.until);
    line("previous", decision.previous.empty() ? "-" : decision.previous);
    line("made", decision.made);
    line("reason", decision.reason);
    return text + '\n';
}

Result<Decision> parse_decision(std::string_view text)
{
    if (!text.starts_with(first_line))
        return malformed("its first line is not ocks-decision/v1");
    Lines rest(text);
    Decision decision;
    const auto kind = parse_decision_kind(rest.take("kind"));
    if (!kind)
        return malformed("is of no kind");
    decision.kind = *kind;
    decision.listing = rest.take("listing");
    decision.report_sha256 = rest.take("report");
    if (const std::string word = rest.take("level"); !word.empty()) {
        const auto level = parse_level(word);
        if (!level)
            return malformed(to_string(level.error()));
        decision.level = *level;
    }
    decision.subject = rest.take("subject");
    decision.until = rest.take("until");
    decision.previous = rest.take("previous");
    if (decision.previous == "-")
        decision.previous.clear();
    decision.made = rest.take("made");
    decision.reason = rest.take("reason");
    if (const std::string_view why = missing_in(decision); !why.empty())
        return malformed(std::string{why});
    if (to_text(decision) != text)
        return malformed("is not spelled as decisions are");
    return decision;
}

}  // namespace ocks
