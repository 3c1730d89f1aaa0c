// SPDX-License-Identifier: GPL-3.0-or-later
/// What a kernel promises to modules that others build, and which sources it says that it is of.
///
/// Distributions pack the CRC of every exported symbol with a kernel, and some a list of those that will not change:
///
///   /lib/modules/RELEASE/symvers.gz                     or /boot/symvers-RELEASE.gz; .xz and .zst are seen, too
///   /lib/modules/kabi-current/kabi_stablelist_x86_64    kabi_whitelist_ before 2021
#pragma once

#include "core/inventory.hpp"
#include "core/sysroot.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// Adds symbol_versions_sha256 and kabi_list_sha256 to a kernel that has its release and architecture; neither if no
/// such file is there.
void read_abi(const Sysroot& root, Device& kernel, std::vector<Note>& notes);

/// What scripts/setlocalversion appends to a kernel that was built from a checkout: "1f8e2c3d4b5a" of
/// "6.12.0-rc3-00012-g1f8e2c3d4b5a-dirty".
[[nodiscard]] std::optional<std::string> source_commit_of(std::string_view release);

}  // namespace ocks
