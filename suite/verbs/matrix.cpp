// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert matrix`: which driver of a kernel build serves which device.

#include "core/file.hpp"
#include "drivers-matrix/extract/build.hpp"
#include "drivers-matrix/file/write.hpp"
#include "drivers-matrix/lookup/absence.hpp"
#include "drivers-matrix/lookup/annotate.hpp"
#include "suite/verbs/matrices.hpp"
#include "suite/verbs/terminal.hpp"
#include "suite/verbs/verbs.hpp"

#include <fmt/format.h>
#include <iostream>

namespace ocks::verbs {
namespace {

std::vector<std::string> aliases_of_input()
{
    std::vector<std::string> aliases;
    for (std::string line; std::getline(std::cin, line);) {
        if (!line.empty())
            aliases.push_back(line);
    }
    return aliases;
}

}  // namespace

int matrix_build(const MatrixBuildOptions& options)
{
    BuildOptions given{.package = options.package};
    if (!options.symbols.empty()) {
        auto symbols = read_file(options.symbols);
        if (!symbols)
            return refuse(symbols.error());
        given.symbols = *std::move(symbols);
    }
    const auto matrix = build_matrix(options.tree, given);
    if (!matrix)
        return refuse(matrix.error());
    if (const auto written = write_file(options.out, to_bytes(*matrix)); !written)
        return refuse(written.error());
    fmt::print("{}: {} drivers, {} aliases, {} drivers left out by the configuration\n",
               matrix->release,
               matrix->modules.size(),
               matrix->entries.size(),
               matrix->left_out.size());
    for (const auto& note : matrix->notes)
        fmt::print("note: {}: {}\n", note.where, note.why);
    return 0;
}

int matrix_lookup(const MatrixLookupOptions& options)
{
    const auto matrix = MatrixFile::open(options.matrix);
    if (!matrix)
        return refuse(matrix.error());
    const auto others = open_others(options.against);
    if (!others)
        return refuse(others.error());
    int status = 0;
    for (const std::string& alias : options.aliases.empty() ? aliases_of_input() : options.aliases) {
        const auto offer = offer_for(*matrix, alias);
        std::string modules;
        for (const std::string& module : modules_of(*matrix, alias))
            modules += (modules.empty() ? "" : ",") + module;
        if (offer.support == Support::none) {
            const auto missing = why_missing(alias, *matrix, others->views, own_knowledge());
            fmt::print("{}\t{}\t\t{}\n", printable(alias), to_string(missing.absence), explained(missing));
            status = 1;
        } else {
            fmt::print("{}\t{}\t{}\n", printable(alias), to_string(offer.support), modules);
        }
    }
    return status;
}

int matrix_show(const std::string& path)
{
    const auto matrix = MatrixFile::open(path);
    if (!matrix)
        return refuse(matrix.error());
    fmt::print("{}", to_text(matrix->matrix()));
    return 0;
}

}  // namespace ocks::verbs
