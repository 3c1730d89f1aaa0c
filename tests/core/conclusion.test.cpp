// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/conclusion.hpp"

#include "tests/support/catch.hpp"

using namespace ocks;

namespace {

const Criterion live{.measurement = "state", .relation = Relation::eq, .limit = "live"};

Policy one_test()
{
    Policy policy{.id = "p", .version = "1"};
    policy.tests["nvme.ready"] = {.blocking = true, .criteria = {live}};
    policy.tests["cpu.look"] = {.blocking = false};
    policy.profiles["smoke"] = {.summary = "", .tests = {"nvme.ready", "cpu.look"}};
    policy.coverage = {
        {.name = "bridges", .kind = "pci", .where = {{"class", "06*"}}, .reason = "served by the PCI core"},
        {.name = "drives", .kind = "nvme", .tests = {"nvme.ready"}},
        {.name = "nvme functions", .kind = "pci", .where = {{"class", "0108*"}}, .tests = {"cpu.look"}},
    };
    return policy;
}

Record ended(std::string device, Outcome outcome, unsigned attempt = 1)
{
    Record record{.test = "nvme.ready", .kind = "nvme", .device = std::move(device), .attempt = attempt};
    record.verdict = {outcome, "", {}, {}};
    return record;
}

const Inventory two_drives{.devices = {{"nvme", "nvme0", {}}, {"nvme", "nvme1", {}}}, .notes = {}};

}  // namespace

TEST_CASE("a pass takes a blocking test that passed on every device", "[conclusion]")
{
    const std::vector both{ended("nvme0", Outcome::pass), ended("nvme1", Outcome::pass)};
    CHECK(conclude(two_drives, one_test(), "smoke", both) == Conclusion{Standing::pass, {}});
}

TEST_CASE("a failed device outweighs one that was skipped", "[conclusion]")
{
    const std::vector mixed{ended("nvme0", Outcome::fail), ended("nvme1", Outcome::skip)};
    CHECK(conclude(two_drives, one_test(), "smoke", mixed).standing == Standing::fail);
}

TEST_CASE("a skip, an error and a missing record each leave the run incomplete", "[conclusion]")
{
    for (const Outcome outcome : {Outcome::skip, Outcome::error, Outcome::info}) {
        const std::vector mixed{ended("nvme0", Outcome::pass), ended("nvme1", outcome)};
        CHECK(conclude(two_drives, one_test(), "smoke", mixed).standing == Standing::incomplete);
    }
    CHECK(conclude(two_drives, one_test(), "smoke", {}).standing == Standing::incomplete);
}

TEST_CASE("a device that no record speaks for is not covered, and blocks", "[conclusion]")
{
    const Conclusion conclusion = conclude(two_drives, one_test(), "smoke", std::vector{ended("nvme0", Outcome::pass)});
    CHECK(conclusion == Conclusion{Standing::incomplete, {"nvme nvme1: not covered, nvme.ready: missing"}});
}

TEST_CASE("not-applicable alone shows nothing", "[conclusion]")
{
    CHECK(conclude({}, one_test(), "smoke", std::vector{ended("", Outcome::not_applicable)}) ==
          Conclusion{Standing::incomplete, {"no blocking test passed"}});
}

TEST_CASE("the last attempt is the one that counts", "[conclusion]")
{
    const std::vector retried{
        ended("nvme0", Outcome::error), ended("nvme0", Outcome::pass, 2), ended("nvme1", Outcome::pass)};
    CHECK(conclude(two_drives, one_test(), "smoke", retried).standing == Standing::pass);
}

TEST_CASE("a run that was stopped is no pass, even if only a test that does not block was left", "[conclusion]")
{
    std::vector records{ended("nvme0", Outcome::pass), ended("nvme1", Outcome::pass)};
    records.push_back({.test = "cpu.look"});
    records.back().verdict = {Outcome::skip, "interrupted", {"the run was stopped before it"}, {}};
    CHECK(conclude(two_drives, one_test(), "smoke", records) ==
          Conclusion{Standing::incomplete, {"the run was cut off: tests that did not come to their end: 1"}});

    // It was resumed, and came to its end.
    records.push_back({.test = "cpu.look", .attempt = 2});
    records.back().verdict = {Outcome::info, "", {}, {}};
    CHECK(conclude(two_drives, one_test(), "smoke", records).standing == Standing::pass);
}

TEST_CASE("the first rule that matches a device decides how it is covered", "[coverage]")
{
    const Inventory machine{.devices = {{"pci", "0000:00:00.0", {{"class", "060000"}}},
                                        {"pci", "0000:01:00.0", {{"class", "010802"}}},
                                        {"pci", "0000:02:00.0", {{"class", "020000"}}},
                                        {"fan", "fan0", {}}},
                            .notes = {}};
    CHECK(coverage_of(machine, one_test(), "smoke", {}) ==
          std::vector<Covered>{
              {"pci", "0000:00:00.0", Cover::exempt, "bridges", "served by the PCI core"},
              {"pci", "0000:01:00.0", Cover::uncovered, "nvme functions", "cpu.look: missing"},
              {"pci", "0000:02:00.0", Cover::uncovered, "", "no rule speaks of it"},
          });
}

TEST_CASE("a profile that the policy does not know decides nothing", "[conclusion]")
{
    CHECK(conclude({}, one_test(), "gold", {}) == Conclusion{Standing::incomplete, {"the policy has no profile gold"}});
}
