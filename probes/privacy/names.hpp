// SPDX-License-Identifier: GPL-3.0-or-later
/// Which files of the kernel hold nothing but the name of a single thing, and which texts cannot hold one.
#pragma once

#include <optional>
#include <string_view>

namespace ocks::privacy {

/// The property that such a file's content becomes: "serial" for …/nvme0/serial. Nothing for all other files.
[[nodiscard]] std::optional<std::string_view> private_field_of(std::string_view path);

/// The same for a line "KEY=value" of udev's database or of a uevent: "serial" for ID_SERIAL_SHORT.
[[nodiscard]] std::optional<std::string_view> private_field_of_key(std::string_view key);

/// A place where UUIDs name kinds of things: variables of UEFI, methods of WMI.
[[nodiscard]] bool has_public_uuids(std::string_view path);

/// A place that tells versions, "10.2.0.15", which look like addresses of a network.
[[nodiscard]] bool has_versions(std::string_view path);

}  // namespace ocks::privacy
