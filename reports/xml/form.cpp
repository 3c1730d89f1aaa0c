// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/xml/form.hpp"

#include "core/text.hpp"
#include "reports/xml/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace ocks {
namespace {

constexpr std::string_view declaration = R"(<?xml version="1.0" encoding="UTF-8"?>)";
constexpr std::string_view blanks = " \t\n\r";

bool is_name_start(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || character == '_';
}

bool is_name_part(char character)
{
    return is_name_start(character) || (character >= '0' && character <= '9') || character == '-' || character == '.';
}

/// In an attribute nearly all is so, and needs no second look.
bool is_plain(char character)
{
    return is_printable(character) && character != '"' && character != '<' && character != '&';
}

/// One pass over a document. Each function takes what it is named after from the front, or says why not.
class Scanner {
public:
    Scanner(std::string_view xml, unsigned depth, std::size_t longest)
        : m_rest(xml), m_deepest(depth), m_longest(longest),
          m_too_long(fmt::format("has an attribute of more than {} bytes", longest))
    {
    }

    /// Empty if the document has the form of a report.
    std::string_view document()
    {
        if (!take(declaration))
            return R"(does not start with <?xml version="1.0" encoding="UTF-8"?>)";
        skip_blanks();
        if (m_rest.empty() || m_rest[0] != '<')
            return "has no root element";
        while (!m_rest.empty()) {
            const std::string_view why = m_rest[0] == '<' ? tag() : text();
            if (!why.empty())
                return why;
        }
        return m_open.empty() ? "" : "ends before its elements do";
    }

    [[nodiscard]] std::string_view rest() const { return m_rest; }

private:
    bool take(std::string_view token)
    {
        if (!m_rest.starts_with(token))
            return false;
        m_rest.remove_prefix(token.size());
        return true;
    }

    std::size_t skip_blanks()
    {
        const std::size_t count = std::min(m_rest.find_first_not_of(blanks), m_rest.size());
        m_rest.remove_prefix(count);
        return count;
    }

    std::string_view name()
    {
        if (m_rest.empty() || !is_name_start(m_rest[0]))
            return {};
        const auto end = std::ranges::find_if_not(m_rest, is_name_part);
        const std::string_view taken = m_rest.substr(0, static_cast<std::size_t>(end - m_rest.begin()));
        m_rest.remove_prefix(taken.size());
        return taken;
    }

    std::string_view tag()
    {
        m_rest.remove_prefix(1);
        if (take("!"))
            return take("DOCTYPE")   ? "holds a DOCTYPE, and no report has entities of its own"
                   : take("[CDATA[") ? "holds CDATA"
                                     : "holds a comment or a declaration";
        if (take("?"))
            return "holds a processing instruction";
        return take("/") ? end_tag() : start_tag();
    }

    std::string_view end_tag()
    {
        const std::string_view closed = name();
        skip_blanks();
        if (closed.empty() || m_open.empty() || m_open.back() != closed || !take(">"))
            return "ends an element that is not open";
        m_open.pop_back();
        return {};
    }

    std::string_view start_tag()
    {
        if (m_seen_root && m_open.empty())
            return "has a second root element";
        m_seen_root = true;
        const std::string_view opened = name();
        if (opened.empty())
            return "has an element without a proper name";
        m_attributes.clear();
        for (;;) {
            const bool parted = skip_blanks() > 0;
            if (take("/>"))
                return m_open.size() == m_deepest ? "is nested too deeply" : "";
            if (take(">"))
                break;
            if (!parted)
                return "has attributes that no blank parts";
            if (const std::string_view why = attribute(); !why.empty())
                return why;
        }
        if (m_open.size() == m_deepest)
            return "is nested too deeply";
        m_open.push_back(opened);
        return {};
    }

    std::string_view attribute()
    {
        const std::string_view key = name();
        if (key.empty())
            return "has an attribute without a proper name";
        if (std::ranges::find(m_attributes, key) != m_attributes.end())
            return "has an attribute twice";
        m_attributes.push_back(key);
        if (!take("=\""))
            return "has an attribute without a value in double quotes";
        if (m_rest.size() > m_longest && m_rest.substr(0, m_longest + 1).find('"') == std::string_view::npos)
            return m_too_long;
        for (;;) {
            const auto end = std::ranges::find_if_not(m_rest, is_plain);
            m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.begin()));
            if (m_rest.empty() || m_rest[0] == '"')
                break;
            if (m_rest[0] == '<' || m_rest[0] == '\t' || m_rest[0] == '\n' || m_rest[0] == '\r')
                return "has a line end, a tab or < in an attribute";
            if (const std::string_view why = character(); !why.empty())
                return why;
        }
        return take("\"") ? "" : "ends within an attribute";
    }

    /// Beside the root there may be blanks alone. "]]>" in text is one more thing that XML refuses.
    std::string_view text()
    {
        if (m_open.empty() && blanks.find(m_rest[0]) == std::string_view::npos)
            return "has text outside of its root element";
        if (m_rest.starts_with("]]>"))
            return "has ]]> in a text";
        return character();
    }

    std::string_view character()
    {
        if (m_rest[0] == '&')
            return reference();
        const std::size_t length = character_length(m_rest);
        if (length == 0)
            return "holds a control character or bad UTF-8";
        m_rest.remove_prefix(length);
        return {};
    }

    std::string_view reference()
    {
        for (const std::string_view entity : {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"}) {
            if (take(entity))
                return {};
        }
        // A reference to anything that could stand there itself is one spelling too many.
        return "has a reference that is none of &amp; &lt; &gt; &quot; &apos;";
    }

    std::string_view m_rest;
    unsigned m_deepest;
    std::size_t m_longest;
    std::string m_too_long;
    bool m_seen_root = false;
    std::vector<std::string_view> m_open;
    std::vector<std::string_view> m_attributes;
};

}  // namespace

Result<void> check_xml_form(std::string_view xml, const XmlLimits& limits, std::string_view name)
{
    const std::string_view bounded = xml.substr(0, limits.bytes);
    Scanner scanner(bounded, limits.depth, limits.value);
    const std::string_view why = scanner.document();
    // What stops at the very end was cut there, perhaps within a character or a reference.
    constexpr std::size_t longest_token = 8;
    if (xml.size() > limits.bytes && scanner.rest().size() < longest_token)
        return fail(Errc::malformed, std::string{name}, fmt::format("is larger than {} bytes", limits.bytes));
    if (why.empty())
        return {};
    const auto read = bounded.substr(0, bounded.size() - scanner.rest().size());
    const auto line = std::ranges::count(read, '\n') + 1;
    return fail(Errc::malformed, fmt::format("{}:{}", name, line), std::string{why});
}

}  // namespace ocks
