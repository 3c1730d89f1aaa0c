// SPDX-License-Identifier: GPL-3.0-or-later
/// How the kernel drives a disk: cache, zones, discard, scheduler, depth, and wear where it knows of it.
#pragma once

#include "core/inventory.hpp"
#include "core/sysroot.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

void read_queue(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes);

/// "none [mq-deadline] kyber" is "mq-deadline". A kernel with one scheduler alone writes it without brackets.
[[nodiscard]] std::string_view scheduler_in_use(std::string_view text);

}  // namespace ocks
