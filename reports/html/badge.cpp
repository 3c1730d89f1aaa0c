// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/sections.hpp"
#include "reports/picture/mark.hpp"

namespace ocks {
namespace {

using html::attribute;
using html::element;
using html::Html;

Html with_icon(const std::string& style, std::string_view icon, std::string_view word)
{
    return element("span",
                   {attribute("class", style)},
                   element("span", {attribute("aria-hidden", "true"), attribute("class", "icon")}, icon),
                   word);
}

}  // namespace

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

Html outcome_badge(Outcome outcome, const Words& words)
{
    const std::string_view word = to_string(outcome);
    return with_icon("badge " + std::string{word}, mark_of(outcome).icon, words.known(word));
}

Html standing_badge(Standing standing, const Words& words)
{
    const std::string_view word = to_string(standing);
    return with_icon("badge " + std::string{word}, icon_of(standing), words.known(word));
}

Html mark(std::string_view kind, std::string_view icon, std::string_view word)
{
    return with_icon("mark " + std::string{kind}, icon, word);
}

Html cell(std::string_view label, const Html& content)
{
    return element("td", {attribute("data-label", label)}, content);
}

Html column_titles(std::span<const std::string_view> titles)
{
    Html row;
    for (const std::string_view title : titles)
        row += element("th", {attribute("scope", "col")}, title);
    return element("thead", element("tr", row));
}

Html section(std::string_view id, std::string_view title, const Html& content)
{
    return element("section", {attribute("aria-labelledby", id)}, element("h2", {attribute("id", id)}, title), content);
}

}  // namespace ocks
