// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert matrix`: which driver of a kernel build serves which device.

#include "core/file.hpp"
#include "drivers-matrix/annotate.hpp"
#include "drivers-matrix/build.hpp"
#include "drivers-matrix/format.hpp"
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

int matrix_build(const std::string& kernel, const std::string& out)
{
    const auto matrix = build_matrix(kernel);
    if (!matrix)
        return refuse(matrix.error());
    if (const auto written = write_file(out, to_text(*matrix)); !written)
        return refuse(written.error());
    fmt::print("{}: {} drivers, {} aliases, {} notes\n",
               matrix->release,
               matrix->modules.size(),
               matrix->entries.size(),
               matrix->notes.size());
    return 0;
}

int matrix_lookup(const std::string& path, const std::vector<std::string>& given)
{
    const auto matrix = read_matrix(path);
    if (!matrix)
        return refuse(matrix.error());
    const Index index{*matrix};
    int status = 0;
    for (const std::string& alias : given.empty() ? aliases_of_input() : given) {
        const auto modules = modules_of(index, alias);
        std::string all;
        for (const std::string& module : modules)
            all += (all.empty() ? "" : ",") + module;
        fmt::print("{}\t{}\t{}\n", printable(alias), to_string(answer(index, alias).support), all);
        if (modules.empty())
            status = 1;
    }
    return status;
}

}  // namespace ocks::verbs
