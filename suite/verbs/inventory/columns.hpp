// SPDX-License-Identifier: GPL-3.0-or-later
/// What a line tells of a device, as data: one row for a kind in kinds.cpp, made of these columns.
#pragma once

#include "core/inventory.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks::verbs {

/// What a column makes of its properties. Each is empty where the machine did not tell.
using Cell = std::string (*)(const Device& device, std::span<const std::string_view> properties);

struct Column {
    std::string_view label = {};  ///< before the value: "serial"
    std::string_view unit = {};   ///< behind it: "Mb/s"
    std::array<std::string_view, 4> properties = {};
    Cell cell = nullptr;  ///< null: the properties that are known, with blanks between
};

struct KindView {
    std::string_view kind = {};
    std::string_view title = {};
    std::span<const Column> columns = {};
};

/// The kinds that have a view of their own, in the order in which a person wants them.
[[nodiscard]] std::span<const KindView> kind_views();

/// Null for a kind that has none.
[[nodiscard]] const KindView* view_of(std::string_view kind);

/// One text a column; many are empty. Of a kind without a view: the name, and what the device tells, the telling
/// properties first.
[[nodiscard]] std::vector<std::string> cells_of(const Device& device);

/// The device's name itself.
[[nodiscard]] std::string name_cell(const Device& device, std::span<const std::string_view> properties);

/// Bytes in powers of 1024, as memory is counted: "64 GiB".
[[nodiscard]] std::string memory_cell(const Device& device, std::span<const std::string_view> properties);

/// Bytes in powers of 1000, as makers count disks: "1.9 TB".
[[nodiscard]] std::string disk_cell(const Device& device, std::span<const std::string_view> properties);

/// "8 GT/s x4 (of 16 x8)".
[[nodiscard]] std::string link_cell(const Device& device, std::span<const std::string_view> properties);

/// The driver that is bound; and beside it those that the drivers matrix names, if it is none of them.
[[nodiscard]] std::string driver_cell(const Device& device, std::span<const std::string_view> properties);

/// "144d:a80a".
[[nodiscard]] std::string pci_id_cell(const Device& device, std::span<const std::string_view> properties);

/// "link" or "no link".
[[nodiscard]] std::string carrier_cell(const Device& device, std::span<const std::string_view> properties);

/// "FAILING" of a drive that foresees its own end: by SMART, by a bit of its critical warning, or by its controller.
[[nodiscard]] std::string failing_cell(const Device& device, std::span<const std::string_view> properties);

}  // namespace ocks::verbs
