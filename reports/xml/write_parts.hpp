// SPDX-License-Identifier: GPL-3.0-or-later
/// The parts of a report that are written by files of their own.
#pragma once

#include "reports/report.hpp"

#include <string>
#include <vector>

namespace tinyxml2 {
class XMLPrinter;
}

namespace ocks {

void write_results(tinyxml2::XMLPrinter& out, const std::vector<TestResult>& results);

/// One element of that name for each, with the attribute text.
void write_sentences(tinyxml2::XMLPrinter& out, const char* name, const std::vector<std::string>& sentences);

}  // namespace ocks
