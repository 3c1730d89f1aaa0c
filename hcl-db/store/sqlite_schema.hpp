// SPDX-License-Identifier: GPL-3.0-or-later
/// The tables of the store as SQLite declares them, as steps from an empty file to today's.
#pragma once

#include <span>
#include <string_view>

namespace ocks {

/// Step n leads from schema n to schema n + 1. A step that has been released never changes.
[[nodiscard]] std::span<const std::string_view> sqlite_migrations();

}  // namespace ocks
