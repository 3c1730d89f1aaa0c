// SPDX-License-Identifier: GPL-3.0-or-later
/// HTML that cannot be injected into: text is escaped when it becomes Html, tag and attribute names and raw
/// markup are literals of the program, and a link goes nowhere but where a link may go.
///
///     const Html row = element("tr", element("td", device.name), element("td", {attribute("class", "n")}, 7U));
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace ocks::html {

/// The name of a tag; only a literal can be one.
class Tag {
public:
    // Not explicit, so that a call reads element("p", …); consteval, so that no run-time text gets here.
    consteval Tag(const char* name) : m_name(name)  // NOLINT(google-explicit-constructor)
    {
        for (const char character : m_name) {
            if ((character < 'a' || character > 'z') && (character < '0' || character > '9'))
                refuse();
        }
        if (m_name.empty() || m_name == "script" || m_name == "style")
            refuse();
    }
    [[nodiscard]] constexpr std::string_view name() const { return m_name; }

private:
    static void refuse() {}  // not constexpr: to reach it is a compile error
    std::string_view m_name;
};

/// The name of an attribute whose value is plain text. Event handlers and styles are none, addresses go through href().
class AttributeName {
public:
    consteval AttributeName(const char* name) : m_name(name)  // NOLINT(google-explicit-constructor)
    {
        // HTML does not tell capitals apart, and so none is let in; SVG does, and wants this one.
        for (const char character : m_name) {
            const bool sound = (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
            if (!sound && character != '-' && m_name != "viewBox")
                refuse();
        }
        if (m_name.empty() || m_name.starts_with("on") || m_name == "style" || m_name == "href" || m_name == "src" ||
            m_name == "action" || m_name == "srcdoc")
            refuse();
    }
    [[nodiscard]] constexpr std::string_view name() const { return m_name; }

private:
    static void refuse() {}
    std::string_view m_name;
};

/// Markup that a programmer wrote, and no input can become.
class Markup {
public:
    consteval explicit Markup(const char* text) : m_text(text) {}
    [[nodiscard]] constexpr std::string_view text() const { return m_text; }

private:
    std::string_view m_text;
};

/// A finished attribute, with its leading blank.
class Attribute {
public:
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    friend Attribute attribute(AttributeName name, std::string_view value);
    friend Attribute href(std::string_view target);
    friend Attribute action(std::string_view target);
    explicit Attribute(std::string text) : m_text(std::move(text)) {}
    std::string m_text;
};

[[nodiscard]] Attribute attribute(AttributeName name, std::string_view value);

/// To a path ("/…"), a query ("?…"), a fragment ("#…") or an http(s) address; anything else becomes "#".
[[nodiscard]] Attribute href(std::string_view target);

/// Where a form goes: a path of this site.
[[nodiscard]] Attribute action(std::string_view target);

/// A piece of a page. What is made from a text is that text, escaped; bad UTF-8 becomes U+FFFD.
class Html {
public:
    Html() = default;
    Html(std::string_view text);                                     // NOLINT(google-explicit-constructor)
    Html(const std::string& text) : Html(std::string_view{text}) {}  // NOLINT(google-explicit-constructor)
    Html(const char* text) : Html(std::string_view{text}) {}         // NOLINT(google-explicit-constructor)
    template <std::unsigned_integral Number>
    requires(!std::same_as<Number, bool> && !std::same_as<Number, char>) Html(Number number)
        : m_markup(std::to_string(number))  // NOLINT(google-explicit-constructor)
    {
    }
    explicit Html(Markup markup) : m_markup(markup.text()) {}

    Html& operator+=(const Html& more)
    {
        m_markup += more.m_markup;
        return *this;
    }
    [[nodiscard]] const std::string& markup() const { return m_markup; }
    [[nodiscard]] bool empty() const { return m_markup.empty(); }

private:
    friend Html opened(Tag tag, std::initializer_list<Attribute> attributes);
    friend Html closed(Html whole, Tag tag);
    friend Html single(Tag tag, std::initializer_list<Attribute> attributes);
    friend Html inline_style(Markup style);
    std::string m_markup;
};

/// The two ends of an element, for element() alone.
[[nodiscard]] Html opened(Tag tag, std::initializer_list<Attribute> attributes);
[[nodiscard]] Html closed(Html whole, Tag tag);

/// An element that has no content and no end: meta, br, input, wbr.
[[nodiscard]] Html single(Tag tag, std::initializer_list<Attribute> attributes = {});

/// The parts one after the other.
template <class... Parts>
[[nodiscard]] Html joined(const Parts&... parts)
{
    Html all;
    ((all += parts), ...);
    return all;
}

/// <tag attributes>parts</tag>
template <class... Parts>
[[nodiscard]] Html element(Tag tag, std::initializer_list<Attribute> attributes, const Parts&... parts)
{
    // The parts are put between its ends, and not wrapped when they are one: a page is ten levels deep.
    Html whole = opened(tag, attributes);
    ((whole += parts), ...);
    return closed(std::move(whole), tag);
}

template <class... Parts>
[[nodiscard]] Html element(Tag tag, const Parts&... parts)
{
    return element(tag, {}, parts...);
}

/// A style sheet for the head of a page that must stand alone.
[[nodiscard]] Html inline_style(Markup style);

/// A whole page. `head` is what else stands there: inline_style(), or a link to a style sheet.
[[nodiscard]] std::string
document(std::string_view language, std::string_view title, const Html& head, const Html& body);

}  // namespace ocks::html
