// SPDX-License-Identifier: GPL-3.0-or-later
/// The parts of a report's page, each a function of the report and the language of its reader.
#pragma once

#include "core/outcome.hpp"
#include "reports/html/words.hpp"
#include "reports/html/writer.hpp"
#include "reports/report.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ocks {

/// The style sheet of the page, to be inlined or served; and that of the pictures in it.
[[nodiscard]] html::Markup report_style();
[[nodiscard]] html::Markup picture_style();

[[nodiscard]] std::string_view icon_of(Standing standing);

/// An icon and a word, never a colour alone.
[[nodiscard]] html::Html outcome_badge(Outcome outcome, const Words& words);
[[nodiscard]] html::Html standing_badge(Standing standing, const Words& words);

/// The same for a cell of a table. `kind` is met, missed, warning or quiet.
[[nodiscard]] html::Html mark(std::string_view kind, std::string_view icon, std::string_view word);

/// A cell that carries the title of its column, for where a phone shows no columns.
[[nodiscard]] html::Html cell(std::string_view label, const html::Html& content);
[[nodiscard]] html::Html column_titles(std::span<const std::string_view> titles);

/// A section of the page with its title, that the contents can jump to.
[[nodiscard]] html::Html section(std::string_view id, std::string_view title, const html::Html& content);

/// "Example Computing RX2600", or that the machine does not say.
[[nodiscard]] std::string machine_name(const Inventory& inventory, const Words& words);

[[nodiscard]] html::Html verdict_section(const Report& report, const Words& words);
[[nodiscard]] html::Html machine_section(const Report& report, const Words& words);
[[nodiscard]] html::Html picture_section(const Report& report, const Words& words);
[[nodiscard]] html::Html tests_section(const Report& report, const Words& words);
[[nodiscard]] html::Html devices_section(const Inventory& inventory, const Words& words);
[[nodiscard]] html::Html coverage_section(const Report& report, const Words& words);
[[nodiscard]] html::Html notes_section(const Inventory& inventory, const Words& words);
[[nodiscard]] html::Html logs_section(const Report& report, const Words& words);
[[nodiscard]] html::Html provenance_section(const Report& report, const Words& words);

}  // namespace ocks
