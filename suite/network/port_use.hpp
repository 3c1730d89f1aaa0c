// SPDX-License-Identifier: GPL-3.0-or-later
/// Whether somebody uses a network port, so that it must not be taken away.
#pragma once

#include "core/result.hpp"
#include "core/sysroot.hpp"

#include <optional>
#include <string>

namespace ocks {

/// "is part of br0", "carries vlan10", "has a route to 10.0.0.0", "has the address fd00::1" …
[[nodiscard]] std::optional<std::string> use_of_port(const Sysroot& root, const std::string& port);

/// Denied if somebody uses it now. To be asked at the last moment: a plan may be an hour old.
[[nodiscard]] Result<void> check_idle(const Sysroot& root, const std::string& port);

}  // namespace ocks
