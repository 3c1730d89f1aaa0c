// SPDX-License-Identifier: GPL-3.0-or-later
/// The part of a pci.ids that some devices need. libpci reads a list whole, all 36,000 lines, which takes longer than
/// all else that it does for a server.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace ocks {

/// Device numbers by the number of their vendor.
using PciNumbers = std::map<unsigned, std::set<unsigned>>;

/// Other vendors, and other devices of these, are left out with all that belongs to them. What is neither stays as it
/// is: the classes, and what libpci is to refuse.
[[nodiscard]] std::string pci_names_excerpt(std::string_view list, const PciNumbers& wanted);

}  // namespace ocks
