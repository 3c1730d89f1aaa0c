// SPDX-License-Identifier: GPL-3.0-or-later
/// What a package manager says is installed.
///
/// A set of packages is a text: a line "NAME VERSION ARCHITECTURE" for each, in the order of their bytes. Its SHA-256
/// is what anybody gets who has the machine:
///
///   rpm -qa --qf '%{NAME} %{EVR} %{ARCH}\n' | LC_ALL=C sort | sha256sum
///   dpkg-query -W -f '${db:Status-Status} ${Package} ${Version} ${Architecture}\n' |
///       sed -n 's/^installed //p' | LC_ALL=C sort | sha256sum
#pragma once

#include "core/inventory.hpp"
#include "core/sysroot.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// Adds package_manager, packages (their number) and packages_sha256. A machine without a package manager has none
/// of them; a database that nobody can read is noted.
void read_package_set(const Sysroot& root, Device& device, std::vector<Note>& notes);

/// The set as /var/lib/dpkg/status has it: what is half installed or only configured is not in it.
[[nodiscard]] std::string packages_of_dpkg(std::string_view status);

/// The lines in order, each once more for each time that it comes; those that are no package are left out.
[[nodiscard]] std::string package_set(std::string_view text);

}  // namespace ocks
