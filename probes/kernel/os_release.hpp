// SPDX-License-Identifier: GPL-3.0-or-later
/// What a distribution says of itself, as shells read it.
///
///   NAME="OpenCloudOS Stream"
///   ID="opencloudos"
///   VERSION_ID="23"
///
/// os-release(5) of systemd: assignments, a value plain or in quotes of either kind, a backslash before `"$\` and `.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace ocks {

/// The values by their names; the last of a name counts, as it does for a shell. A line that is no assignment, or whose
/// quotes do not match, says nothing.
[[nodiscard]] std::map<std::string, std::string, std::less<>> os_release_of(std::string_view text);

}  // namespace ocks
