// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/smbios/fields.hpp"

#include "probes/smbios/place.hpp"

#include <algorithm>
#include <utility>

namespace ocks::smbios {
namespace {

std::string printable(std::string_view text)
{
    std::string clean{text};
    std::ranges::replace_if(
        clean, [](char c) { return c < ' ' || c > '~'; }, '.');
    return clean;
}

}  // namespace

Fields::Fields(const Structure& structure, Device& device, std::vector<Note>& notes)
    : m_structure(structure), m_device(device), m_notes(notes)
{
}

Fields& Fields::text(std::size_t offset, std::string_view property)
{
    return text_of(at(offset, 1).value_or(0), property);
}

Fields& Fields::text_of(std::uint64_t index, std::string_view property)
{
    if (index == 0)
        return *this;
    if (index > m_structure.strings.size())
        note(property, "there is no string " + std::to_string(index));
    else
        set(property, printable(m_structure.strings[index - 1]));
    return *this;
}

Fields& Fields::word(std::size_t offset, std::string_view property, Wording wording)
{
    const auto code = at(offset, 1);
    return code ? word_of(*code, property, wording) : *this;
}

Fields& Fields::word_of(std::uint64_t code, std::string_view property, Wording wording)
{
    const std::string_view text = words_for(code, wording);
    if (text.empty())
        note(property, "code " + std::to_string(code) + " is not in the specification");
    else
        set(property, std::string{text});
    return *this;
}

Fields& Fields::number(std::size_t offset, std::size_t width, std::string_view property)
{
    if (const auto value = at(offset, width); value && *value != 0)
        set(property, *value);
    return *this;
}

Fields& Fields::flag(std::size_t offset, unsigned bit, std::string_view property)
{
    if (const auto byte = at(offset, 1))
        set(property, *byte >> bit & 1U);
    return *this;
}

Fields& Fields::other(std::size_t offset, std::string_view property)
{
    constexpr std::uint64_t not_provided = 0xfffe;
    if (const auto handle = at(offset, 2); handle && *handle < not_provided)
        set(property, handle_text(static_cast<unsigned>(*handle)));
    return *this;
}

Fields& Fields::pci_address(std::size_t offset, std::string_view property)
{
    constexpr std::uint64_t none = 0xffffffff;
    const auto packed = at(offset, 4);
    if (!packed || *packed == none)
        return *this;
    const auto digits = [](std::uint64_t number, unsigned count) {
        constexpr std::string_view all = "0123456789abcdef";
        std::string text;
        for (unsigned shift = 4 * count; shift > 0; shift -= 4)
            text += all[number >> (shift - 4) & 0xfU];
        return text;
    };
    set(property,
        digits(*packed & 0xffffU, 4) + ":" + digits(*packed >> 16U & 0xffU, 2) + ":" +
            digits(*packed >> 27U & 0x1fU, 2) + "." + digits(*packed >> 24U & 7U, 1));
    return *this;
}

std::optional<std::uint64_t> Fields::at(std::size_t offset, std::size_t width) const
{
    return little_endian(m_structure.formatted, offset, width);
}

std::string_view Fields::string(std::size_t offset) const
{
    const std::uint64_t index = at(offset, 1).value_or(0);
    return index == 0 || index > m_structure.strings.size() ? std::string_view{} : m_structure.strings[index - 1];
}

void Fields::set(std::string_view property, Value value)
{
    m_device.properties.insert_or_assign(std::string{property}, std::move(value));
}

void Fields::note(std::string_view property, std::string_view why)
{
    m_notes.push_back(table_note("handle " + handle_text(handle()),
                                 m_device.name + ", " + std::string{property} + ": " + std::string{why}));
}

}  // namespace ocks::smbios
