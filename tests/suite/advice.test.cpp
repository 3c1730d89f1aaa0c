// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/advice.hpp"

#include "tests/support/catch.hpp"

using namespace ocks;

namespace {

Record record_of(const std::string& test, const std::string& device, Verdict verdict, unsigned attempt = 1)
{
    return {.test = test, .kind = "block", .device = device, .attempt = attempt, .verdict = std::move(verdict)};
}

const Inventory inventory{{{"block", "sda", {{"serial", "S1"}}}, {"block", "sdb", {{"serial", "S2"}}}}, {}};

Policy policy()
{
    Policy policy{.id = "p", .version = "1"};
    policy.profiles["smoke"].tests = {"look"};
    policy.profiles["quick"].tests = {"look", "raid.io"};
    policy.profiles["certify"].tests = {"look", "raid.io", "more"};
    policy.coverage = {{.name = "disks", .kind = "block", .tests = {"raid.io"}}};
    return policy;
}

}  // namespace

TEST_CASE("one command lifts what many tests lack", "[advice]")
{
    const std::vector<Record> records{
        record_of("raid.io", "sda", {Outcome::skip, "no-grant", {"x"}, {}}),
        record_of("cpu.stress", "", {Outcome::skip, "tool-missing", {"needs the program stress-ng"}, {}}),
        record_of("raid.io", "sdb", {Outcome::skip, "no-grant", {"x"}, {}}),
        record_of("look", "", {Outcome::not_applicable, "", {"there is no x"}, {}}),
        record_of("look", "sda", {Outcome::pass, "", {}, {}})};
    const Policy rules = policy();
    CHECK(advice_for(records, {}, {inventory, rules, "smoke"}) ==
          std::vector<Advice>{
              {"if nobody needs the data on these disks, give it up: --allow-destroy S1 --allow-destroy S2",
               {"raid.io sda", "raid.io sdb"}},
              {"install what is missing: dnf install stress-ng, or apt-get install stress-ng", {"cpu.stress"}}});
}

TEST_CASE("nobody is told to give up a disk that is in use", "[advice]")
{
    const std::vector<Record> records{
        record_of("raid.io", "sda", {Outcome::skip, "no-grant", {"x", "sda is mounted on /"}, {}})};
    const Policy rules = policy();
    CHECK(advice_for(records, {}, {inventory, rules, "smoke"}) ==
          std::vector<Advice>{{"take it out of use: sda is mounted on /", {"raid.io sda"}}});
}

TEST_CASE("what was done again since needs no advice, and a fail is sent to its evidence", "[advice]")
{
    const std::vector<Record> records{record_of("a", "sda", {Outcome::error, "interrupted", {"x"}, {}}),
                                      record_of("b", "sda", {Outcome::skip, "interrupted", {"x"}, {}}),
                                      record_of("a", "sda", {Outcome::fail, "", {"x"}, {}}, 2)};
    const Policy rules = policy();
    CHECK(advice_for(records, {}, {inventory, rules, "smoke", "/tmp/run"}) ==
          std::vector<Advice>{
              {"go on where it stopped: the same command with --resume --out /tmp/run", {"b sda"}},
              {"look at the evidence in /tmp/run/report.html; only other hardware, other firmware or another kernel "
               "lifts a fail",
               {"a sda"}}});
}

TEST_CASE("a device that the profile leaves out is tested by the smallest one that has its tests", "[advice]")
{
    const Policy rules = policy();
    const std::vector<Covered> coverage{
        {"block", "sda", Cover::uncovered, "disks", "the profile has none of its tests"},
        {"block", "sdb", Cover::tested, "disks", ""},
        {"odd", "odd0", Cover::uncovered, "", "no rule speaks of it"}};
    CHECK(advice_for({}, coverage, {inventory, rules, "smoke"}) ==
          std::vector<Advice>{{"choose a profile that tests it: --profile quick", {"block sda"}},
                              {"ask for a rule of the policy that speaks of it", {"odd odd0"}}});
}
