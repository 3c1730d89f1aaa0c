// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/frame/table.hpp"

#include <algorithm>

namespace ocks::site {

using namespace html;

Table::Table(std::string_view caption, std::vector<std::string_view> columns)
    : m_caption(caption), m_columns(columns.begin(), columns.end())
{
}

void Table::add(const std::vector<Html>& cells)
{
    Html row;
    for (std::size_t at = 0; at < std::min(cells.size(), m_columns.size()); ++at) {
        const Attribute label = attribute("data-label", m_columns[at]);
        row += at == 0 ? element("th", {attribute("scope", "row"), label}, cells[at])
                       : element("td", {label}, element("div", cells[at]));
    }
    m_rows += element("tr", row);
}

Html Table::html() const
{
    Html head;
    for (const std::string& column : m_columns)
        head += element("th", {attribute("scope", "col")}, column);
    return element(
        "div",
        {attribute("class", "scroll"),
         attribute("tabindex", "0"),
         attribute("role", "region"),
         attribute("aria-label", m_caption)},
        element(
            "table", element("caption", m_caption), element("thead", element("tr", head)), element("tbody", m_rows)));
}

}  // namespace ocks::site
