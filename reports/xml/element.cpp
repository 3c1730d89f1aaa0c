// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/xml/element.hpp"

#include "core/text.hpp"
#include "reports/xml/values.hpp"

#include <algorithm>
#include <tinyxml2.h>

namespace ocks {
namespace {

/// Children's readers need something to read after a child is missing.
const tinyxml2::XMLElement& nothing()
{
    static tinyxml2::XMLDocument document;
    static const tinyxml2::XMLElement* element = document.NewElement("nothing");
    return *element;
}

bool is_anything(std::string_view /*value*/)
{
    return true;
}

}  // namespace

XmlElement::XmlElement(const tinyxml2::XMLElement& element, XmlProblem& problem)
    : m_element(&element), m_next(element.FirstChildElement()), m_problem(&problem)
{
}

void XmlElement::complain(std::string why)
{
    if (m_problem->why.empty())
        *m_problem = {m_element->GetLineNum(), std::string{m_element->Name()} + ": " + std::move(why)};
}

std::string XmlElement::checked(const char* name, bool (*is_sound)(std::string_view), const char* what)
{
    const char* value = m_element->Attribute(name);
    if (value == nullptr) {
        complain(std::string{name} + " is missing");
        return {};
    }
    m_taken.push_back(name);
    if (!is_sound(value)) {
        complain(std::string{name} + " is not " + what);
        return {};
    }
    return value;
}

std::string XmlElement::checked_if_known(const char* name, bool (*is_sound)(std::string_view), const char* what)
{
    return has(name) ? checked(name, is_sound, what) : std::string{};
}

bool XmlElement::has(const char* name) const
{
    return m_element->Attribute(name) != nullptr;
}

std::string XmlElement::any(const char* name)
{
    return checked(name, is_anything, "a text");
}

std::string XmlElement::text(const char* name)
{
    return checked(name, is_xml_text, "a text, for it is empty");
}

std::string XmlElement::name(const char* name)
{
    return checked(name, is_xml_name, "a name");
}

std::string XmlElement::word(const char* name)
{
    return checked(name, is_xml_word, "a word");
}

std::string XmlElement::sha256(const char* name)
{
    return checked(name, is_sha256, "a SHA-256");
}

std::string XmlElement::time(const char* name)
{
    return checked(name, is_xml_time, "a time in UTC");
}

std::uint64_t XmlElement::count(const char* name)
{
    const std::string digits = checked(name, is_xml_count, "a whole number");
    return parse_unsigned(digits).value_or(0);
}

bool XmlElement::flag(const char* name)
{
    const auto is_flag = [](std::string_view value) {
        return value == "true" || value == "false";
    };
    return checked(name, is_flag, "true or false") == "true";
}

std::string XmlElement::known_text(const char* name)
{
    return checked_if_known(name, is_xml_text, "a text, for it is empty");
}

std::string XmlElement::known_name(const char* name)
{
    return checked_if_known(name, is_xml_name, "a name");
}

std::string XmlElement::known_word(const char* name)
{
    return checked_if_known(name, is_xml_word, "a word");
}

std::string XmlElement::known_time(const char* name)
{
    return checked_if_known(name, is_xml_time, "a time in UTC");
}

std::string XmlElement::known_celsius(const char* name)
{
    return checked_if_known(name, is_xml_celsius, "a temperature");
}

std::string XmlElement::known_sha256(const char* name)
{
    return checked_if_known(name, is_sha256, "a SHA-256");
}

std::string XmlElement::known_relation(const char* name)
{
    return checked_if_known(name, is_xml_relation, "a relation that the schema lists");
}

Scalar XmlElement::typed(const char* value)
{
    const std::string type = any("type");
    std::string content = any(value);
    if (type == "text")
        return content;
    const auto number = parse_decimal(content);
    if (type != "number")
        complain("type is neither number nor text");
    else if (!number || !is_xml_decimal(content))
        complain(std::string{value} + " is not a decimal number");
    return number.value_or(0.0);
}

XmlElement XmlElement::child(const char* name)
{
    if (auto found = next(name))
        return *found;
    complain(std::string{"has no "} + name + " here");
    return {nothing(), *m_problem};
}

std::optional<XmlElement> XmlElement::next(const char* name)
{
    if (m_next == nullptr || std::string_view{m_next->Name()} != name)
        return std::nullopt;
    const tinyxml2::XMLElement& found = *m_next;
    m_next = m_next->NextSiblingElement();
    return XmlElement(found, *m_problem);
}

void XmlElement::finish_attributes()
{
    for (const auto* attribute = m_element->FirstAttribute(); attribute != nullptr; attribute = attribute->Next()) {
        const std::string_view name = attribute->Name();
        if (std::ranges::none_of(m_taken, [&](const char* taken) { return name == taken; }))
            complain("has no attribute " + std::string{name});
    }
    for (const auto* node = m_element->FirstChild(); node != nullptr; node = node->NextSibling()) {
        if (node->ToText() != nullptr)
            complain("holds text");
    }
}

void XmlElement::finish()
{
    if (m_next != nullptr)
        complain(std::string{m_next->Name()} + " does not belong here");
    finish_attributes();
}

void XmlElement::finish_foreign(std::string_view own)
{
    for (; m_next != nullptr; m_next = m_next->NextSiblingElement()) {
        const char* foreign = m_next->Attribute("xmlns");
        if (foreign == nullptr || std::string_view{foreign}.empty() || foreign == own)
            complain(std::string{m_next->Name()} + " has no namespace of its own");
    }
    finish_attributes();
}

}  // namespace ocks
