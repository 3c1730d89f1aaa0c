// SPDX-License-Identifier: GPL-3.0-or-later
/// Which build a kernel is: the linker's digest of it, as the kernel shows it in /sys/kernel/notes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ocks {

/// ELF notes one after the other (gABI, "Note Section"). The digest of the one of type NT_GNU_BUILD_ID, in hexadecimal.
[[nodiscard]] std::optional<std::string> build_id_of_notes(std::string_view bytes);

}  // namespace ocks
