// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/probe.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/corpus.hpp"
#include "tests/support/score.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <set>

using namespace ocks;
using namespace ocks::testing;
using nlohmann::json;

namespace ocks::probes {
extern const Probe acpi;
}

namespace {

/// Of the table with that name; iasl says 0 where there is none.
std::string count(const Inventory& seen, std::string_view table, std::string_view property)
{
    const Device* const device = find_device(seen, "acpi", table);
    return std::to_string(device == nullptr ? 0 : number_of(*device, property).value_or(0));
}

}  // namespace

TEST_CASE("ACPI tables of servers have the processors, domains and error sources that iasl printed", "[corpus][acpi]")
{
    const auto corpus = unpacked_corpus("acpi");
    if (!corpus)
        SKIP(no_corpus);
    Score score("acpi");
    for (const std::string& line : lines_of(*corpus / "expected.jsonl")) {
        const json expected = json::parse(line, nullptr, false);
        REQUIRE_FALSE(expected.is_discarded());
        const auto hwid = expected["hwid"].get<std::string>();
        const auto root = Sysroot::open((*corpus / "trees" / hwid).string());
        REQUIRE(root);
        const Inventory seen = observe(*root, std::array{&probes::acpi});
        for (const Note& note : seen.notes)
            UNSCOPED_INFO(note.where << ": " << note.why);
        CHECK(seen.notes.empty());
        for (const json& table : expected["tables"]) {
            const auto name = table.get<std::string>();
            const Device* const device = find_device(seen, "acpi", name);
            score.compare("table", name, std::string{device == nullptr ? "" : device->name}, hwid);
        }
        const auto compare = [&](const char* field, std::string_view table, std::string_view property) {
            score.compare(field, std::to_string(expected[field].get<unsigned>()), count(seen, table, property), hwid);
        };
        compare("madt_enabled_lapic", "APIC", "enabled_processors");
        compare("srat_cpu", "SRAT", "processors");
        compare("srat_mem", "SRAT", "memory_ranges");
        compare("srat_domains", "SRAT", "domains");
        compare("hest_sources", "HEST", "error_sources");
    }
    for (const std::string& difference : score.differences())
        UNSCOPED_INFO(difference);
    CHECK(score.differences().size() == 0);
    CHECK(score.compared() > 50);
}
