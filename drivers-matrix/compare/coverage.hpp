// SPDX-License-Identifier: GPL-3.0-or-later
/// How much of the hardware that there is a kernel serves.
#pragma once

#include "drivers-matrix/compare/sheet.hpp"
#include "drivers-matrix/file/matrix_file.hpp"
#include "drivers-matrix/pci/pci_ids.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace ocks {

struct VendorShare {
    std::string group;   ///< "network"
    std::string vendor;  ///< as pci.ids calls it
    std::size_t known = 0;
    std::size_t served = 0;

    friend bool operator==(const VendorShare&, const VendorShare&) = default;
};

struct Coverage {
    std::string kernel;               ///< release and architecture
    std::vector<VendorShare> shares;  ///< by group, the largest vendors first
    std::size_t known = 0;
    std::size_t served = 0;
    bool builtin_tables = true;  ///< without them, what built-in drivers serve is not counted
    std::size_t real = 0;        ///< devices that were given by alias
    std::size_t real_served = 0;
};

/// Of the devices of pci.ids that servers have. pci.ids has no classes: a device is of the group of the driver that
/// serves it, here or in one of `others`, else of what its name says. `real` are aliases of devices that exist.
[[nodiscard]] Coverage coverage(const MatrixView& matrix,
                                std::span<const MatrixView> others,
                                const PciIds& names,
                                std::span<const std::string> real);

[[nodiscard]] Sheet sheet_of(const Coverage& coverage);
[[nodiscard]] std::string to_json(const Coverage& coverage);

}  // namespace ocks
