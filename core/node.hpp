// SPDX-License-Identifier: GPL-3.0-or-later
/// One device's directory below a Sysroot, read attribute by attribute.
#pragma once

#include "core/inventory.hpp"
#include "core/sysroot.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// Fills a Device. A missing attribute is simply left out; one that cannot be read or
/// parsed is left out and noted, so a probe is a flat list of what it reads.
class Node {
public:
    Node(const Sysroot& root, std::string directory, Device& device, std::vector<Note>& notes);

    Node& text(std::string_view attribute, std::string_view property);
    Node& number(std::string_view attribute, std::string_view property);
    Node& link_name(std::string_view attribute, std::string_view property);

private:
    void note(const Error& error);
    [[nodiscard]] std::string path(std::string_view attribute) const;

    const Sysroot& m_root;
    std::string m_directory;
    Device& m_device;
    std::vector<Note>& m_notes;
};

/// The names in a directory; none if it is not there, none and a note if it cannot be read.
[[nodiscard]] std::vector<std::string>
entries(const Sysroot& root, std::string_view directory, std::string_view kind, std::vector<Note>& notes);

}  // namespace ocks
