// SPDX-License-Identifier: GPL-3.0-or-later
/// Look-ups against the answers that kmod gave for the aliases of real machines.
#include "core/file.hpp"
#include "core/text.hpp"
#include "drivers-matrix/extract/build.hpp"
#include "tests/drivers-matrix/support.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/corpus.hpp"

#include <set>

using namespace ocks;
using namespace ocks::testing;

namespace {

/// kmod asks modules.alias first, and built-in drivers only if that names none.
std::set<std::string> as_kmod(const MatrixView& matrix, std::string_view alias)
{
    std::set<std::string> modules;
    std::set<std::string> builtin;
    for (const auto number : matrix.lookup(alias)) {
        const auto module = matrix.module(matrix.entry(number).module);
        (module.builtin ? builtin : modules).emplace(module.name);
    }
    return modules.empty() ? builtin : modules;
}

std::set<std::string> names_of(std::string_view list)
{
    std::set<std::string> names;
    for (const auto name : split(list, ','))
        if (!name.empty())
            names.emplace(name);
    return names;
}

}  // namespace

TEST_CASE("for every alias of a real machine the answer is kmod's", "[corpus][modalias]")
{
    const auto corpus = unpacked_corpus("modalias");
    if (!corpus)
        SKIP(no_corpus);
    for (const std::string architecture : {"amd64", "arm64"}) {
        const auto matrix = build_matrix((*corpus / "kernels" / architecture).string());
        REQUIRE(matrix);
        const Opened opened{*matrix};
        std::size_t aliases = 0;
        std::size_t resolved = 0;
        for (const auto& line : lines_of(*corpus / ("expected." + architecture + ".tsv"))) {
            const auto columns = split(line, '\t');
            REQUIRE(columns.size() == 2);
            const auto expected = names_of(columns[1]);
            INFO(architecture << " " << columns[0]);
            CHECK(as_kmod(*opened, columns[0]) == expected);
            ++aliases;
            if (!expected.empty())
                ++resolved;
        }
        CHECK(aliases == 765);
        CHECK(resolved == (architecture == "amd64" ? 323U : 256U));
    }
}
