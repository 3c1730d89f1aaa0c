// SPDX-License-Identifier: GPL-3.0-or-later
/// What the kernel has said since it started, as far as its buffer still holds it.
#pragma once

#include "core/result.hpp"
#include "core/sysroot.hpp"

#include <string>
#include <string_view>

namespace ocks {

/// syslog(2), as dmesg reads it: lines with "<6>[    1.234567] ".
[[nodiscard]] Result<std::string> boot_log(const Sysroot& root);

/// The first thing that a kernel says is its version; a buffer that was too small has lost it.
[[nodiscard]] bool reaches_back_to_start(std::string_view log);

}  // namespace ocks
