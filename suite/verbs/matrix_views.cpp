// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert matrix diff`, `coverage` and `require`: what kernels serve, for people, pages and tests.

#include "core/file.hpp"
#include "core/text.hpp"
#include "drivers-matrix/compare/coverage.hpp"
#include "drivers-matrix/compare/difference.hpp"
#include "drivers-matrix/require/require.hpp"
#include "suite/verbs/matrices.hpp"
#include "suite/verbs/terminal.hpp"
#include "suite/verbs/verbs.hpp"

#include <fmt/format.h>

namespace ocks::verbs {
namespace {

void print(const Sheet& sheet, const std::string& format)
{
    fmt::print("{}", format == "html" ? to_html(sheet) : to_text(sheet));
}

Result<std::vector<std::string>> aliases_in(const std::string& path)
{
    std::vector<std::string> aliases;
    if (path.empty())
        return aliases;
    const auto text = read_file(path);
    if (!text)
        return Failure(text.error());
    for (const auto line : lines(*text)) {
        if (!line.empty())
            aliases.emplace_back(line);
    }
    return aliases;
}

}  // namespace

int matrix_require(const std::string& path, const std::string& list)
{
    const auto matrix = MatrixFile::open(path);
    if (!matrix)
        return refuse(matrix.error());
    const auto text = read_file(list);
    if (!text)
        return refuse(text.error());
    const auto requirements = parse_requirements(*text, list);
    if (!requirements)
        return refuse(requirements.error());
    const auto lost = unmet(*requirements, *matrix);
    for (const auto& line : lost)
        fmt::print("{}\n", line);
    if (lost.empty())
        fmt::print("{} ({}) serves all of {}\n", matrix->release(), matrix->architecture(), list);
    return lost.empty() ? 0 : 1;
}

int matrix_diff(const MatrixViewOptions& options)
{
    const auto from = MatrixFile::open(options.matrix);
    if (!from)
        return refuse(from.error());
    const auto to = MatrixFile::open(options.other);
    if (!to)
        return refuse(to.error());
    const auto names = system_pci_ids();
    const auto changes = difference(*from, *to);
    if (options.format == "json")
        fmt::print("{}", to_json(changes, names));
    else
        print(sheet_of(changes, names), options.format);
    return changes.lost.empty() && changes.modules_lost.empty() ? 0 : 1;
}

int matrix_coverage(const MatrixViewOptions& options)
{
    const auto matrix = MatrixFile::open(options.matrix);
    if (!matrix)
        return refuse(matrix.error());
    const auto others = open_others(options.against);
    if (!others)
        return refuse(others.error());
    const auto devices = aliases_in(options.devices);
    if (!devices)
        return refuse(devices.error());
    const auto names = system_pci_ids();
    if (names.devices().empty())
        return refuse({Errc::absent, "pci.ids", "it is on none of its places; install the package pci.ids or hwdata"});
    const auto shares = coverage(*matrix, others->views, names, *devices);
    if (options.format == "json")
        fmt::print("{}", to_json(shares));
    else
        print(sheet_of(shares), options.format);
    return 0;
}

}  // namespace ocks::verbs
