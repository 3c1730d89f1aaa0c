// SPDX-License-Identifier: GPL-3.0-or-later
/// A matrix as text.
#include "drivers-matrix/file/write.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace ocks {
namespace {

/// Columns and lines are what tabs and line ends are for; in a text of ours they become blanks.
std::string cell(std::string_view text)
{
    std::string plain{text};
    std::ranges::replace_if(
        plain, [](char character) { return static_cast<unsigned char>(character) < ' '; }, ' ');
    return plain;
}

}  // namespace

std::string to_text(const Matrix& matrix)
{
    std::string text;
    const auto out = std::back_inserter(text);
    fmt::format_to(out,
                   "release\t{}\narchitecture\t{}\nconfig\t{}\nbuilt-in tables\t{}\n",
                   cell(matrix.release),
                   cell(matrix.architecture),
                   cell(matrix.config_sha256),
                   matrix.builtin_tables ? "known" : "not known");
    for (const auto& note : matrix.notes)
        fmt::format_to(out, "note\t{}\t{}\t{}\n", cell(note.kind), cell(note.where), cell(note.why));
    for (const auto& module : matrix.modules) {
        fmt::format_to(out,
                       "module\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n",
                       cell(module.name),
                       module.builtin ? "y" : "m",
                       module.in_tree ? "in-tree" : "out-of-tree",
                       cell(module.path),
                       cell(module.symbol),
                       cell(module.package),
                       cell(module.srcversion),
                       cell(module.signer));
        for (const auto& file : module.firmware)
            fmt::format_to(out, "firmware\t{}\n", cell(file));
    }
    for (const auto& entry : matrix.entries)
        fmt::format_to(
            out, "alias\t{}\t{}\t{}\n", cell(entry.pattern), matrix.modules[entry.module].name, cell(entry.driver));
    for (const auto& [module, symbol] : matrix.left_out)
        fmt::format_to(out, "left-out\t{}\t{}\n", cell(module), cell(symbol));
    return text;
}

}  // namespace ocks
