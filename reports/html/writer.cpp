// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/writer.hpp"

#include "reports/xml/text.hpp"

#include <algorithm>
#include <array>

namespace ocks::html {
namespace {

std::string_view escape_of(char character)
{
    switch (character) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return {};
    }
}

/// How much of the text needs no look of its own.
std::size_t plain_length(std::string_view text)
{
    const auto end = std::ranges::find_if_not(
        text, [](char character) { return is_printable(character) && escape_of(character).empty(); });
    return static_cast<std::size_t>(end - text.begin());
}

std::string escaped(std::string_view text)
{
    std::string markup;
    markup.reserve(text.size() + text.size() / 8);
    for (;;) {
        const std::size_t plain = plain_length(text);
        markup += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty())
            return markup;
        const std::size_t length = character_length(text);
        const std::string_view escape = escape_of(text[0]);
        if (length == 0)
            markup += "\xEF\xBF\xBD";
        else
            markup += escape.empty() ? text.substr(0, length) : escape;
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
}

// "//host" is an address of another site, and so is "/\host" to a browser.
bool is_path(std::string_view target)
{
    return target.starts_with('/') && !target.starts_with("//") && !target.starts_with("/\\");
}

bool is_safe(std::string_view target)
{
    constexpr auto beginnings = std::to_array<std::string_view>({"?", "#", "https://", "http://"});
    return is_path(target) ||
           std::ranges::any_of(beginnings, [&](std::string_view start) { return target.starts_with(start); });
}

std::string assigned(std::string_view name, std::string_view value)
{
    std::string markup;
    markup.reserve(name.size() + value.size() + 4);
    return markup.append(" ").append(name).append("=\"").append(escaped(value)).append("\"");
}

}  // namespace

Attribute attribute(AttributeName name, std::string_view value)
{
    return Attribute(assigned(name.name(), value));
}

Attribute href(std::string_view target)
{
    return Attribute(assigned("href", is_safe(target) ? target : "#"));
}

Attribute action(std::string_view target)
{
    return Attribute(assigned("action", is_path(target) ? target : "/"));
}

Html::Html(std::string_view text) : m_markup(escaped(text)) {}

Html opened(Tag tag, std::initializer_list<Attribute> attributes)
{
    Html start;
    start.m_markup.append("<").append(tag.name());
    for (const Attribute& each : attributes)
        start.m_markup += each.text();
    start.m_markup += '>';
    return start;
}

Html closed(Html whole, Tag tag)
{
    whole.m_markup.append("</").append(tag.name()).append(">");
    return whole;
}

Html single(Tag tag, std::initializer_list<Attribute> attributes)
{
    return opened(tag, attributes);
}

Html inline_style(Markup style)
{
    Html whole;
    whole.m_markup = "<style>" + std::string{style.text()} + "</style>";
    return whole;
}

std::string document(std::string_view language, std::string_view title, const Html& head, const Html& body)
{
    return "<!DOCTYPE html>\n<html lang=\"" + escaped(language) +
           "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
           "<meta name=\"color-scheme\" content=\"light dark\"><title>" +
           escaped(title) + "</title>" + head.markup() + "</head>\n<body>" + body.markup() + "</body></html>\n";
}

}  // namespace ocks::html
