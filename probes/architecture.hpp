// SPDX-License-Identifier: GPL-3.0-or-later
/// The machine's architecture by the kernel's name for it, on a live root and on a snapshot alike.
#pragma once

#include "core/sysroot.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace ocks {

/// As `uname -m` prints it: "x86_64", "aarch64". /proc/sys/kernel/arch says so since Linux 6.1. Before, a live root
/// asks uname(2), and a snapshot goes by the form of /proc/cpuinfo; nothing if that is not conclusive.
[[nodiscard]] std::optional<std::string> architecture_of(const Sysroot& root);

/// What only one architecture writes into /proc/cpuinfo.
[[nodiscard]] std::optional<std::string> architecture_of_cpu_info(std::string_view text);

}  // namespace ocks
