// SPDX-License-Identifier: GPL-3.0-or-later
/// What a SAS disk answers to LOG SENSE: SPC-5, 7.3; SBC-4, 6.4.
/// malformed: it is shorter than it says, or another page.
#pragma once

#include "core/inventory.hpp"
#include "core/result.hpp"

#include <set>
#include <string_view>

namespace ocks::disk {

/// The pages that the disk has, by its page 00h; none if that is not one.
[[nodiscard]] std::set<unsigned> decode_log_pages(std::string_view content);

/// Pages 02h (write errors), 03h (read errors), 0Dh (temperature), 0Eh (start and stop), 11h (solid state media), 15h
/// (background scan), 2Fh (informational exceptions).
[[nodiscard]] Result<Device> decode_log_page(std::string_view content);

}  // namespace ocks::disk
