// SPDX-License-Identifier: GPL-3.0-or-later
/// The part of a pci.ids that some vendors need. libpci reads a list whole, all 36,000 lines, which takes longer than
/// all else that it does for a server.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace ocks {

/// Sections of other vendors are left out. What is no section of a vendor stays as it is: the classes, and what libpci
/// is to refuse.
[[nodiscard]] std::string pci_names_excerpt(std::string_view list, const std::set<unsigned>& vendors);

}  // namespace ocks
