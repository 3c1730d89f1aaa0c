// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/attributes.hpp"

#include "core/node.hpp"
#include "core/text.hpp"

#include <cerrno>
#include <cstring>
#include <utility>

namespace ocks {
namespace {

/// A driver that has nothing to tell refuses with EINVAL and its like; these say that something went wrong.
bool is_fault(const Error& error)
{
    return error.code == Errc::denied || error.why == std::strerror(EIO) || error.why == std::strerror(EAGAIN);
}

}  // namespace

void read_attributes(const Sysroot& root,
                     const std::string& directory,
                     std::span<const Attribute> attributes,
                     Device& device,
                     std::vector<Note>& notes)
{
    Node node(root, directory, device, notes);
    for (const auto& [file, property, form] : attributes) {
        switch (form) {
        case Form::text:
            node.text(file, property);
            break;
        case Form::number:
            node.number(file, property);
            break;
        case Form::link_name:
            node.link_name(file, property);
            break;
        }
    }
    // An empty attribute says no more than one that is not there.
    std::erase_if(device.properties, [](const auto& property) { return property.second == Value{std::string{}}; });
}

void read_first(const Sysroot& root,
                const std::string& directory,
                std::span<const std::string_view> attributes,
                std::string_view property,
                Device& device,
                std::vector<Note>& notes)
{
    for (const std::string_view attribute : attributes) {
        const auto content = read_if_answered(root, directory + "/" + std::string{attribute}, device.kind, notes);
        if (content && !content->empty()) {
            device.properties.emplace(property, *content);
            return;
        }
    }
}

std::optional<std::string>
read_if_answered(const Sysroot& root, const std::string& path, std::string_view kind, std::vector<Note>& notes)
{
    constexpr std::size_t page = 4096;
    const auto content = read_bytes_if_answered(root, path, kind, notes);
    if (content && content->size() > page) {
        notes.push_back({std::string{kind}, path, "longer than an attribute can be"});
        return std::nullopt;
    }
    return content ? std::optional{std::string{trimmed(*content)}} : std::nullopt;
}

std::optional<std::string>
read_bytes_if_answered(const Sysroot& root, const std::string& path, std::string_view kind, std::vector<Note>& notes)
{
    auto content = root.read(path);
    if (content)
        return std::move(*content);
    if (is_fault(content.error()))
        notes.push_back({std::string{kind}, content.error().where, content.error().why});
    return std::nullopt;
}

bool is_there(const Sysroot& root, const std::string& path)
{
    const auto content = root.read(path);
    return content || content.error().code != Errc::absent;
}

void read_numa_node(const Sysroot& root, const std::string& directory, Device& device, std::vector<Note>& notes)
{
    const std::string path = directory + "/numa_node";
    const auto said = read_if_answered(root, path, device.kind, notes);
    if (!said)
        return;
    const auto node = parse_signed(*said);
    if (!node || *node < -1)
        notes.push_back({device.kind, path, "not the number of a node"});
    else if (*node >= 0)
        device.properties.emplace("numa_node", static_cast<std::uint64_t>(*node));
}

}  // namespace ocks
