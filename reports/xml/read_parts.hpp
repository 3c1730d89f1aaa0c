// SPDX-License-Identifier: GPL-3.0-or-later
/// The parts of a report, each read from its element into its place in the report.
#pragma once

#include "reports/report.hpp"
#include "reports/xml/element.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ocks {

/// How the schema spells a value of an enumeration.
template <class Enumerator>
using Word = std::pair<std::string_view, Enumerator>;

void read_inventory(XmlElement inventory, Report& report);
void read_results(XmlElement results, Report& report);

/// After the results, which refer to logs.
void read_logs(XmlElement logs, Report& report);

/// After the inventory, whose devices it covers.
void read_coverage(XmlElement coverage, Report& report);

/// The children of that name, as long as they follow each other.
[[nodiscard]] std::vector<std::string> read_sentences(XmlElement& parent, const char* name);

}  // namespace ocks
