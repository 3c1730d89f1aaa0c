// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity.hpp"
#include "suite/verbs/inventory/columns.hpp"
#include "suite/verbs/inventory/view.hpp"
#include "suite/verbs/terminal.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <span>
#include <utility>

namespace ocks::verbs {
namespace {

using Line = std::vector<std::string>;

constexpr std::string_view indent = "  ";
constexpr std::string_view continued = "      ";

/// A cell that is wider than the whole line loses its end.
std::string cut(const std::string& text, std::size_t width)
{
    if (width == 0 || columns_of(text) <= width)
        return text;
    std::string result;
    for (const char byte : text) {
        // Never within a character of several bytes.
        if (starts_character(byte) && columns_of(result) + 1 >= width)
            break;
        result += byte;
    }
    return result + "…";
}

std::vector<std::size_t> widths_of(std::span<const Line> table)
{
    std::vector<std::size_t> widths;
    for (const Line& line : table) {
        widths.resize(std::max(widths.size(), line.size()), 0);
        for (std::size_t column = 0; column < line.size(); ++column)
            widths[column] = std::max(widths[column], columns_of(line[column]));
    }
    return widths;
}

/// Cells stand below each other; where they do not fit, the rest of them goes on in a line of its own.
std::string row(const Line& line, std::span<const std::size_t> widths, std::size_t width)
{
    const bool fits = [&] {
        std::size_t all = 0;
        for (const std::size_t column : widths)
            all += column == 0 ? 0 : column + indent.size();
        return width == 0 || all <= width;
    }();
    std::string text;
    std::string current{indent};
    const auto end_line = [&] {
        current.erase(current.find_last_not_of(' ') + 1);
        text += current + "\n";
        current = continued;
    };
    for (std::size_t column = 0; column < line.size(); ++column) {
        if (widths[column] == 0 || (!fits && line[column].empty()))
            continue;
        const bool is_first = current == indent || current == continued;
        if (!fits && !is_first && columns_of(current) + columns_of(line[column]) > width)
            end_line();
        const std::string cell = cut(line[column], width == 0 ? 0 : width - std::min(width, current.size()));
        current += (fits ? padded(cell, widths[column]) : cell) + std::string{indent};
    }
    end_line();
    return text;
}

void add_group(std::string& text, std::string_view title, std::span<const Line> table, std::size_t width)
{
    text += painted(title, Tone::bold) + "\n";
    const auto widths = widths_of(table);
    for (const Line& line : table)
        text += row(line, widths, width);
}

std::vector<Line> lines_of(const Inventory& inventory, std::string_view kind)
{
    std::vector<Line> table;
    for (const Device& device : inventory.devices) {
        if (device.kind == kind)
            table.push_back(cells_of(device));
    }
    return table;
}

/// "tpm_event_log" is "Tpm event log" until somebody gives it a better title.
std::string title_of(std::string_view kind)
{
    std::string title{kind};
    std::ranges::replace(title, '_', ' ');
    if (!title.empty() && title[0] >= 'a' && title[0] <= 'z')
        title[0] = static_cast<char>(title[0] - 'a' + 'A');
    return title;
}

/// Many files that nobody may read are one line; a program finds each of them in the other formats.
void add_notes(std::string& text, std::span<const Note> notes, std::size_t width)
{
    std::map<std::pair<std::string, std::string>, std::vector<std::string>> by_reason;
    for (const Note& note : notes)
        by_reason[{note.kind, note.why}].push_back(note.where);
    std::vector<Line> table;
    for (const auto& [reason, places] : by_reason) {
        const std::string others = places.size() == 1 ? "" : fmt::format(" and {} more", places.size() - 1);
        table.push_back({reason.first, printable(reason.second), printable(places.front()) + others});
    }
    add_group(text, "Notes: what is there and could not be understood", table, width);
}

/// Enough digits to compare by eye; the other formats have all of them.
void add_fingerprints(std::string& text, const Inventory& inventory, std::size_t width)
{
    constexpr std::size_t shown = 16;
    const Identity identity = identify(inventory);
    std::vector<Line> table;
    for (const auto& [name, print] : {std::pair{"topology", &identity.topology},
                                      std::pair{"board", &identity.board},
                                      std::pair{"platform", &identity.platform},
                                      std::pair{"configuration", &identity.configuration}})
        table.push_back({name, print->sha256.substr(0, shown)});
    add_group(text, "Fingerprints: alike on machines that are built alike", table, width);
}

}  // namespace

std::string to_text(const Inventory& inventory, std::size_t width)
{
    std::string text;
    std::set<std::string> others;
    for (const Device& device : inventory.devices) {
        // The table behind system, board and DIMMs is no device that a person looks for.
        if (view_of(device.kind) == nullptr && device.kind != "smbios")
            others.insert(device.kind);
    }
    for (const KindView& view : kind_views()) {
        if (const auto table = lines_of(inventory, view.kind); !table.empty())
            add_group(text, view.title, table, width);
    }
    for (const std::string& kind : others)
        add_group(text, title_of(kind), lines_of(inventory, kind), width);
    if (find_device(inventory, "smbios", "smbios") == nullptr)
        add_group(text,
                  "SMBIOS",
                  std::vector<Line>{{"the firmware does not tell vendor, model, board or DIMMs, or only to root"}},
                  width);
    add_fingerprints(text, inventory, width);
    if (!inventory.notes.empty())
        add_notes(text, inventory.notes, width);
    return text;
}

std::string to_text_line(const Device& device)
{
    std::string line = device.kind + " " + printable(device.name);
    for (const std::string& cell : cells_of(device)) {
        if (!cell.empty() && cell != device.name)
            line += std::string{indent} + cell;
    }
    return line;
}

}  // namespace ocks::verbs
