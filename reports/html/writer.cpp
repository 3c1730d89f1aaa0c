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

std::string escaped(std::string_view text)
{
    std::string markup;
    markup.reserve(text.size() + text.size() / 8);
    while (!text.empty()) {
        const std::size_t length = character_length(text);
        const std::string_view escape = escape_of(text[0]);
        if (length == 0)
            markup += "\xEF\xBF\xBD";
        else
            markup += escape.empty() ? text.substr(0, length) : escape;
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return markup;
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
    return " " + std::string{name} + "=\"" + escaped(value) + "\"";
}

std::string opened(Tag tag, std::initializer_list<Attribute> attributes)
{
    std::string markup = "<" + std::string{tag.name()};
    for (const Attribute& each : attributes)
        markup += each.text();
    return markup + ">";
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

Html wrapped(Tag tag, std::initializer_list<Attribute> attributes, const Html& content)
{
    Html whole;
    whole.m_markup = opened(tag, attributes) + content.m_markup + "</" + std::string{tag.name()} + ">";
    return whole;
}

Html single(Tag tag, std::initializer_list<Attribute> attributes)
{
    Html whole;
    whole.m_markup = opened(tag, attributes);
    return whole;
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
