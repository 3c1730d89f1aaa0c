// SPDX-License-Identifier: GPL-3.0-or-later
/// A report as XML and back. Every value is an attribute and no element holds text, so there is one way to
/// write a report and no way for two parsers to read it differently.
#pragma once

#include "core/result.hpp"
#include "reports/report.hpp"

#include <string>
#include <string_view>

namespace ocks {

inline constexpr std::size_t largest_report = 16U << 20U;
inline constexpr unsigned deepest_report = 64;
inline constexpr std::size_t longest_value = 1U << 20U;  ///< of one attribute

/// Always valid by the schema's form; texts are written as normalised() makes them.
[[nodiscard]] std::string to_xml(const Report& report);

/// The <inventory> of a report as a document of its own, valid by schema/inventory.xsd.
[[nodiscard]] std::string to_xml(const Inventory& inventory);

/// Refuses, with "report.xml:LINE", whatever the schema refuses, and besides: comments, CDATA, processing
/// instructions, DOCTYPE, and a value that is longer than longest_value. What stands inside <extension> is left out of
/// the value.
[[nodiscard]] Result<Report> from_xml(std::string_view xml);

}  // namespace ocks
