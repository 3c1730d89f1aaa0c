// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/compare/sheet.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

namespace ocks {
namespace {

std::string escaped(std::string_view text)
{
    std::string safe;
    for (const char character : text) {
        switch (character) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        default:
            safe += character;
        }
    }
    return safe;
}

/// Columns of UTF-8 text.
std::size_t width_of(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

void add_row(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths, std::string& text)
{
    std::string line = " ";
    for (std::size_t at = 0; at < cells.size(); ++at) {
        line += ' ' + cells[at];
        line.append(widths[at] - width_of(cells[at]) + 1, ' ');
    }
    line.resize(line.find_last_not_of(' ') + 1);
    text += line + '\n';
}

/// "12", "98.3 %", "-": figures stand under each other by their last digit.
bool is_figure(std::string_view cell)
{
    return cell == "-" || (!cell.empty() && cell.find_first_not_of("0123456789. %") == std::string_view::npos);
}

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --line: #8883; --quiet: #7779; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 68rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.1rem; margin: 2.5rem 0 .5rem; }
ul { padding-left: 1.2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .2rem 1rem .2rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-size: .85rem; font-weight: 600; border-bottom-color: var(--quiet); }
th.figure, td.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; width: 5rem; }
td.code { font-family: ui-monospace, monospace; font-size: .9rem; white-space: nowrap; width: 7rem; }
@media print { body { margin: 0; max-width: none; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
)";

/// The class of a column, by its cells.
std::string_view kind_of(const Sheet::Section& section, std::size_t column)
{
    const auto all = [&](auto is) {
        return std::ranges::all_of(section.rows, [&](const auto& row) { return is(row[column]); });
    };
    if (all([](std::string_view cell) { return is_figure(cell); }))
        return " class=\"figure\"";
    if (section.columns[column] == "id")
        return " class=\"code\"";
    return "";
}

}  // namespace

void drop_empty_columns(Sheet::Section& section)
{
    for (std::size_t column = section.columns.size(); column-- > 0;) {
        if (!std::ranges::all_of(section.rows, [column](const auto& row) { return row[column].empty(); }))
            continue;
        const auto at = static_cast<std::ptrdiff_t>(column);
        section.columns.erase(section.columns.begin() + at);
        for (auto& row : section.rows)
            row.erase(row.begin() + at);
    }
}

std::string to_text(const Sheet& sheet)
{
    auto text = sheet.title + "\n\n";
    for (const auto& line : sheet.summary)
        text += fmt::format("  {}\n", line);
    for (const auto& section : sheet.sections) {
        std::vector<std::size_t> widths;
        for (const auto& column : section.columns)
            widths.push_back(width_of(column));
        for (const auto& row : section.rows) {
            for (std::size_t at = 0; at < widths.size(); ++at)
                widths[at] = std::max(widths[at], width_of(row[at]));
        }
        text += fmt::format("\n{}\n", section.title);
        add_row(section.columns, widths, text);
        for (const auto& row : section.rows)
            add_row(row, widths, text);
    }
    return text;
}

std::string to_html(const Sheet& sheet)
{
    auto page = fmt::format("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                            "<meta name=\"viewport\" content=\"width=device-width\">\n<title>{0}</title>\n"
                            "<style>{1}</style>\n</head>\n<body>\n<h1>{0}</h1>\n<ul>\n",
                            escaped(sheet.title),
                            style);
    for (const auto& line : sheet.summary)
        page += fmt::format("<li>{}</li>\n", escaped(line));
    page += "</ul>\n";
    for (const auto& section : sheet.sections) {
        std::vector<std::string_view> kinds;
        for (std::size_t column = 0; column < section.columns.size(); ++column)
            kinds.push_back(kind_of(section, column));
        page += fmt::format("<h2>{}</h2>\n<table>\n<tr>", escaped(section.title));
        for (std::size_t column = 0; column < section.columns.size(); ++column)
            page += fmt::format("<th scope=\"col\"{}>{}</th>", kinds[column], escaped(section.columns[column]));
        page += "</tr>\n";
        for (const auto& row : section.rows) {
            page += "<tr>";
            for (std::size_t column = 0; column < row.size(); ++column)
                page += fmt::format("<td{}>{}</td>", kinds[column], escaped(row[column]));
            page += "</tr>\n";
        }
        page += "</table>\n";
    }
    return page + "</body>\n</html>\n";
}

}  // namespace ocks
