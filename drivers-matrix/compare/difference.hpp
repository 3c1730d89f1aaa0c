// SPDX-License-Identifier: GPL-3.0-or-later
/// The hardware that one kernel serves and another does not.
#pragma once

#include "drivers-matrix/compare/sheet.hpp"
#include "drivers-matrix/file/matrix_file.hpp"
#include "drivers-matrix/pci/pci_ids.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace ocks {

struct HardwareChange {
    std::string group;      ///< "network"
    std::uint32_t id = 0;   ///< of the PCI card
    std::string module;     ///< that serves it
    std::string symbol;     ///< of that module; empty if not known
    bool doubtful = false;  ///< the other kernel has that driver built in, and its matrix no tables of such drivers

    friend bool operator==(const HardwareChange&, const HardwareChange&) = default;
};

struct Difference {
    std::string from;  ///< release and architecture
    std::string to;
    std::vector<HardwareChange> gained;  ///< by group and id
    std::vector<HardwareChange> lost;
    std::vector<std::string> modules_gained;  ///< drivers of any bus, by name
    std::vector<std::string> modules_lost;
};

/// PCI cards by vendor and device. A card counts as served by a kernel that names it, be it for one of its classes or
/// boards, or that serves its class.
[[nodiscard]] Difference difference(const MatrixView& from, const MatrixView& to);

[[nodiscard]] Sheet sheet_of(const Difference& difference, const PciIds& names);
[[nodiscard]] std::string to_json(const Difference& difference, const PciIds& names);

}  // namespace ocks
