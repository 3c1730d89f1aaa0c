// SPDX-License-Identifier: GPL-3.0-or-later
/// Tables under headings, as text and as a page.
#pragma once

#include <string>
#include <vector>

namespace ocks {

struct Sheet {
    struct Section {
        std::string title;
        std::vector<std::string> columns;
        std::vector<std::vector<std::string>> rows;  ///< each as long as the columns
    };
    std::string title;
    std::vector<std::string> summary;
    std::vector<Section> sections;
};

/// Takes out the columns that say nothing in any row.
void drop_empty_columns(Sheet::Section& section);

/// Columns aligned for a terminal.
[[nodiscard]] std::string to_text(const Sheet& sheet);

/// One page without scripts or anything from elsewhere.
[[nodiscard]] std::string to_html(const Sheet& sheet);

}  // namespace ocks
