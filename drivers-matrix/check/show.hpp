// SPDX-License-Identifier: GPL-3.0-or-later
/// A pre-flight for people and for programs.
#pragma once

#include "drivers-matrix/check/check.hpp"
#include "drivers-matrix/pci/pci_ids.hpp"

#include <string>
#include <string_view>

namespace ocks {

/// What is wrong first, what is well as a count; with `all`, every device.
[[nodiscard]] std::string to_text(const Preflight& preflight, std::string_view machine, const PciIds& names, bool all);

/// One line: "yes  DELL_IDRAC_2  root disk: yes  network: yes  196 served, 4 without a driver".
[[nodiscard]] std::string to_line(const Preflight& preflight, std::string_view machine);

/// One object: machine, release, architecture, works, root_disk, network, devices.
[[nodiscard]] std::string to_json(const Preflight& preflight, std::string_view machine, const PciIds& names);

}  // namespace ocks
