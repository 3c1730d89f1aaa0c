// SPDX-License-Identifier: GPL-3.0-or-later
/// A report in the formats that other programs read. Pure functions of it: never signed, always to be made again.
#pragma once

#include "reports/report.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ocks {

/// As schema/report.schema.json describes: elements and attributes of the XML under the same names.
[[nodiscard]] std::string to_json(const Report& given);

/// A suite for each test of the plan, a case for each device. Skips and what does not apply are "skipped".
[[nodiscard]] std::string to_junit(const Report& given);

/// The kernel's dialect of TAP, version 1: a subtest for each test of the plan, a line for each device.
[[nodiscard]] std::string to_ktap(const Report& given);

/// Kernel CI's database, schema 5.3: one checkout, one build, a test for each result and each number.
[[nodiscard]] std::string to_kcidb(const Report& given);

/// RFC 4180 with a line for each measurement and criterion; a cell that a spreadsheet would run gets a quote.
[[nodiscard]] std::string to_csv(const Report& given);

struct ExportFormat {
    std::string_view name;
    std::string (*write)(const Report& given);
};

[[nodiscard]] std::span<const ExportFormat> export_formats();

}  // namespace ocks
