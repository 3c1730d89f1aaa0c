// SPDX-License-Identifier: GPL-3.0-or-later
/// The parts of a report's page, each a function of the report. The HCL's pages use them as well.
#pragma once

#include "core/outcome.hpp"
#include "reports/html/writer.hpp"
#include "reports/report.hpp"

namespace ocks {

/// The style sheet of the page, to be inlined or served.
[[nodiscard]] html::Markup report_style();

/// An icon and a word, never a colour alone.
[[nodiscard]] html::Html outcome_badge(Outcome outcome);
[[nodiscard]] html::Html standing_badge(Standing standing);

/// "Example Computing RX2600", or that the machine does not say.
[[nodiscard]] std::string machine_name(const Inventory& inventory);

[[nodiscard]] html::Html verdict_section(const Report& report);
[[nodiscard]] html::Html machine_section(const Inventory& inventory, std::string_view virtualization);
[[nodiscard]] html::Html tests_section(const Report& report);
[[nodiscard]] html::Html devices_section(const Inventory& inventory);
[[nodiscard]] html::Html coverage_section(const Report& report);
[[nodiscard]] html::Html notes_section(const Inventory& inventory);
[[nodiscard]] html::Html logs_section(const Report& report);
[[nodiscard]] html::Html provenance_section(const Report& report);

}  // namespace ocks
