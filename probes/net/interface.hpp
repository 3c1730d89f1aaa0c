// SPDX-License-Identifier: GPL-3.0-or-later
/// All that is asked of a network interface, and no file tells.
#pragma once

#include "core/inventory.hpp"
#include "core/sysroot.hpp"
#include "probes/net/ethtool_socket.hpp"

#include <vector>

namespace ocks::ethtool {

/// The answers have the names ethtool/INTERFACE/QUESTION.
void ask(const Sysroot& root, Socket& socket, Device& device, std::vector<Note>& notes);

}  // namespace ocks::ethtool
