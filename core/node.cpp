// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node.hpp"

#include "core/text.hpp"

#include <utility>

namespace ocks {
namespace {

void note_unless_absent(const Error& error, std::string_view kind, std::vector<Note>& notes)
{
    if (error.code != Errc::absent)
        notes.push_back({std::string{kind}, error.where, error.why});
}

}  // namespace

Node::Node(const Sysroot& root, std::string directory, Device& device, std::vector<Note>& notes)
    : m_root(root), m_directory(std::move(directory)), m_device(device), m_notes(notes)
{
}

Node& Node::text(std::string_view attribute, std::string_view property)
{
    // The kernel gives an attribute one page; what is longer is no text for a person.
    constexpr std::size_t page = 4096;
    const std::string file = path(attribute);
    const auto content = m_root.read(file);
    if (!content)
        note(content.error());
    else if (content->size() > page)
        note({Errc::malformed, file, "longer than an attribute can be"});
    else
        m_device.properties.emplace(property, std::string{trimmed(*content)});
    return *this;
}

Node& Node::number(std::string_view attribute, std::string_view property)
{
    const std::string file = path(attribute);
    const auto content = m_root.read(file);
    if (!content) {
        note(content.error());
        return *this;
    }
    if (const auto value = parse_unsigned(trimmed(*content)))
        m_device.properties.emplace(property, *value);
    else
        note({value.error().code, file, value.error().why});
    return *this;
}

Node& Node::link_name(std::string_view attribute, std::string_view property)
{
    if (const auto target = m_root.link(path(attribute)))
        m_device.properties.emplace(property, target->substr(target->rfind('/') + 1));
    else
        note(target.error());
    return *this;
}

void Node::note(const Error& error)
{
    note_unless_absent(error, m_device.kind, m_notes);
}

std::string Node::path(std::string_view attribute) const
{
    return m_directory + "/" + std::string{attribute};
}

std::vector<std::string>
entries(const Sysroot& root, std::string_view directory, std::string_view kind, std::vector<Note>& notes)
{
    auto names = root.list(directory);
    if (names)
        return std::move(*names);
    note_unless_absent(names.error(), kind, notes);
    return {};
}

}  // namespace ocks
