// SPDX-License-Identifier: GPL-3.0-or-later
/// Whether somebody uses a network port, so that it must not be taken away.
#pragma once

#include "core/sysroot.hpp"

#include <optional>
#include <string>

namespace ocks {

/// "is part of br0", "carries vlan10", "has a route to 10.0.0.0", "has the address fd00::1" …
[[nodiscard]] std::optional<std::string> use_of_port(const Sysroot& root, const std::string& port);

}  // namespace ocks
