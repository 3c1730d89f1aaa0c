// SPDX-License-Identifier: GPL-3.0-or-later
/// A device's directory read by a table, for probes that must look before they read.
#pragma once

#include "probes/probe.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// Texts that are empty are left out.
void read_attributes(const Sysroot& root,
                     const std::string& directory,
                     std::span<const Attribute> attributes,
                     Device& device,
                     std::vector<Note>& notes);

/// A property that is the first of these attributes to hold a text; a later one is for older kernels or other buses.
void read_first(const Sysroot& root,
                const std::string& directory,
                std::span<const std::string_view> attributes,
                std::string_view property,
                Device& device,
                std::vector<Note>& notes);

/// An attribute that a healthy device may refuse to answer, as a port without a cable refuses its speed:
/// nothing then, and a note only if we were not allowed to ask, or something failed.
[[nodiscard]] std::optional<std::string>
read_if_answered(const Sysroot& root, const std::string& path, std::string_view kind, std::vector<Note>& notes);

/// The same for a file of bytes, which have no end to trim and no page to keep to.
[[nodiscard]] std::optional<std::string>
read_bytes_if_answered(const Sysroot& root, const std::string& path, std::string_view kind, std::vector<Note>& notes);

/// Whether the file is there, be it that it cannot be read: what has it is a device all the same.
[[nodiscard]] bool is_there(const Sysroot& root, const std::string& path);

/// The device's `numa_node`. -1 is "no node", which machines with a single one say: nothing then.
void read_numa_node(const Sysroot& root, const std::string& directory, Device& device, std::vector<Note>& notes);

}  // namespace ocks
