// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/probe.hpp"
#include "tests/probes/dmidecode_rules.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/corpus.hpp"

#include <array>

using namespace ocks;
using namespace ocks::testing;

namespace ocks::probes {
extern const Probe smbios;
}

namespace {

/// `path` as a sysroot: what our decoder reads of it beside what the dmidecode of this host does.
void compare_tree(const std::filesystem::path& path, Score& score)
{
    const auto root = Sysroot::open(path.string());
    REQUIRE(root);
    const auto entry_point = root->read("/sys/firmware/dmi/tables/smbios_entry_point");
    const auto table = root->read("/sys/firmware/dmi/tables/DMI");
    REQUIRE(entry_point);
    REQUIRE(table);
    const auto sections = run_dmidecode(*entry_point, *table);
    REQUIRE_FALSE(sections.empty());
    compare_with_dmidecode(sections, observe(*root, std::array{&probes::smbios}), path.filename().string(), score);
}

void check(const Score& score)
{
    for (const std::string& difference : score.differences())
        UNSCOPED_INFO(difference);
    CHECK(score.differences().size() == 0);
}

}  // namespace

TEST_CASE("slots, caches and BMCs of servers are decoded as this host's dmidecode decodes them", "[corpus][smbios]")
{
    const auto corpus = unpacked_corpus("smbios");
    if (!corpus)
        SKIP(no_corpus);
    Score score("smbios dmidecode");
    unsigned machines = 0;
    for (const char* const part : {"trees", "unverified"}) {
        for (const std::string& name : names_below(*corpus / part)) {
            compare_tree(*corpus / part / name, score);
            ++machines;
        }
    }
    CHECK(machines == 505);
    CHECK(score.compared() > 20'000);
    check(score);
}

TEST_CASE("tables as firmware made them are decoded as this host's dmidecode decodes them", "[corpus][smbios]")
{
    const auto corpus = unpacked_corpus("smbios-original");
    if (!corpus)
        SKIP(no_corpus);
    Score score("smbios-original dmidecode");
    for (const std::string& name : names_below(*corpus)) {
        if (name != "licence")
            compare_tree(*corpus / name, score);
    }
    CHECK(score.compared() > 500);
    check(score);
}
