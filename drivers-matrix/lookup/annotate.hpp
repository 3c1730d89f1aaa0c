// SPDX-License-Identifier: GPL-3.0-or-later
/// What a matrix says about the devices of an inventory: which driver must bind to each.
#pragma once

#include "core/inventory.hpp"
#include "drivers-matrix/file/matrix_file.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

enum class Support {
    none,        ///< no driver of this kernel declares the device
    class_only,  ///< a driver takes any device of the class; none names this vendor
    supported,   ///< one driver
    ambiguous,   ///< several; whichever is asked first binds
};

struct Offer {
    Support support = Support::none;
    std::vector<std::string> drivers;    ///< driver_of() of all entries, sorted, each once
    std::vector<std::uint32_t> entries;  ///< of the matrix
};

[[nodiscard]] Offer offer_for(const MatrixView& matrix, std::string_view modalias);

/// Sets `expected_drivers` of every device with a `modalias` that some driver declares.
void annotate(Inventory& inventory, const MatrixView& matrix);

/// Whether a pattern is for devices of one maker, and not for all of a class: "pci:v*d*sv*sd*bc01sc08i02*" is not.
[[nodiscard]] bool names_vendor(std::string_view pattern);

[[nodiscard]] std::string_view to_string(Support support);

}  // namespace ocks
