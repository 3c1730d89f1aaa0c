// SPDX-License-Identifier: GPL-3.0-or-later
/// The tables of the store, as steps from nothing to today's: in the words of SQL that every engine takes.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace ocks {

/// Step n leads from schema n to schema n + 1. A step that has been released never changes. As SQLite has it.
[[nodiscard]] std::span<const std::string_view> schema_steps();

/// The same step for PostgreSQL: without STRICT, which it always is, and with eight bytes for an INTEGER.
[[nodiscard]] std::string in_postgres(std::string_view step);

}  // namespace ocks
