// SPDX-License-Identifier: GPL-3.0-or-later
/// A table whose rows become cards on a phone: each cell knows the name of its column.
#pragma once

#include "reports/html/writer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks::site {

class Table {
public:
    Table(std::string_view caption, std::vector<std::string_view> columns);

    /// As many cells as there are columns; the first names the row.
    void add(const std::vector<html::Html>& cells);

    [[nodiscard]] bool empty() const { return m_rows.empty(); }
    [[nodiscard]] html::Html html() const;

private:
    std::string m_caption;
    std::vector<std::string> m_columns;
    html::Html m_rows;
};

}  // namespace ocks::site
