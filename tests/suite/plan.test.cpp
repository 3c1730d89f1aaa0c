// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/plan.hpp"

#include "suite/subject.hpp"
#include "tests/support/catch.hpp"

#include <array>

using namespace ocks;

namespace {

Measured nothing(const Bench&)
{
    return std::vector<Measurement>{};
}

constexpr auto disks = std::to_array<Subject>({{.kind = "block"}});
constexpr auto tools = std::to_array<std::string_view>({"fio"});
const TestCase wipe{.id = "wipe",
                    .subjects = disks,
                    .harm = Harm::destroys_data,
                    .needs = {.root = true, .grant = true, .tools = tools},
                    .estimate = [](const Device&, const Parameters&) { return std::chrono::seconds{7}; },
                    .measure = nothing};

constexpr auto ports = std::to_array<Subject>({{.kind = "nic"}});
const TestCase talk{
    .id = "talk", .subjects = ports, .harm = Harm::disrupts, .needs = {.cable = true}, .measure = nothing};

constexpr auto expecting = std::to_array<Pattern>({{"expected_drivers", "?*"}});
constexpr auto functions = std::to_array<Subject>(
    {{.kind = "pci", .where = expecting, .otherwise = "nobody claims it", .unanswered = "no matrix"}});
const TestCase bound{.id = "bound", .subjects = functions, .measure = nothing};

const std::array cases{&bound, &talk, &wipe};

Policy policy_of(std::vector<std::string> tests)
{
    Policy policy{.id = "p", .version = "1"};
    policy.profiles["all"] = {"everything", std::move(tests), {}, false};
    policy.tests["wipe"].parameters["size_bytes"] = "5";
    return policy;
}

Plan planned(const std::string& test, const Inventory& inventory, const Allowed& allowed)
{
    return plan(inventory, cases, policy_of({test}), "all", allowed);
}

const Inventory one_disk{{{"block", "sda", {{"serial", "S1"}}}}, {}};
const Allowed everything{.root = true, .live = true, .grants = {"S1"}, .tools = {"fio"}};

Verdict settled(const Inventory& inventory, const Allowed& allowed)
{
    const Plan made = planned("wipe", inventory, allowed);
    CHECK(made.steps.empty());
    REQUIRE(made.settled.size() == 1);
    return made.settled[0].verdict;
}

}  // namespace

TEST_CASE("a test whose needs are met is a step for each device, with parameters, seed and estimate", "[plan]")
{
    const Plan made = planned("wipe", one_disk, everything);
    CHECK(made.settled.empty());
    REQUIRE(made.steps.size() == 1);
    CHECK(made.steps[0].test == &wipe);
    CHECK(made.steps[0].device.name == "sda");
    CHECK(made.steps[0].parameters == Parameters{{"seed", "1"}, {"size_bytes", "5"}});
    CHECK(made.estimate == std::chrono::seconds{7});
}

TEST_CASE("a disk that was not given up is skipped, and the reason says how to", "[plan]")
{
    Allowed allowed = everything;
    allowed.grants = {"S1x"};
    CHECK(settled(one_disk, allowed) ==
          Verdict{Outcome::skip, "no-grant", {"its data has not been given up (--allow-destroy S1 does)"}, {}});
    CHECK(planned("wipe", one_disk, allowed).warnings ==
          std::vector<std::string>{"no disk has the serial S1x, which was given up"});
}

TEST_CASE("all that is in the way is said at once, the most basic first", "[plan]")
{
    CHECK(settled(one_disk, {.root = false, .live = false, .harm = Harm::load}) ==
          Verdict{Outcome::skip,
                  "not-live",
                  {"it acts on the server, and this is a snapshot",
                   "needs root",
                   "destroys data, which this run does not allow",
                   "needs the program fio",
                   "its data has not been given up (--allow-destroy S1 does)"},
                  {}});
}

TEST_CASE("a disk in use or without a serial is skipped though it was given up", "[plan]")
{
    Allowed allowed = everything;
    allowed.in_use["sda"] = "is mounted on /";
    CHECK(settled(one_disk, allowed).code == "in-use");
    CHECK(settled({{{"block", "sda", {}}}, {}}, everything).code == "no-serial");
}

TEST_CASE("a test without a device does not apply, if its probe could look", "[plan]")
{
    CHECK(settled({}, everything) == Verdict{Outcome::not_applicable, {}, {"there is no block"}, {}});
    CHECK(settled({{}, {{"block", "/sys/block", "Permission denied"}}}, everything) ==
          Verdict{Outcome::skip, "unknown", {"could not tell whether there is any block"}, {}});
}

TEST_CASE("ports that see each other are each other's peers", "[plan]")
{
    const Inventory two{{{"nic", "eth0", {}}, {"nic", "eth1", {}}}, {}};
    const Plan made = planned("talk", two, {.live = true, .cables = {{"eth0", "eth1"}}});
    REQUIRE(made.steps.size() == 2);
    CHECK(made.steps[0].parameters.at("peer") == "eth1");
    CHECK(made.steps[1].parameters.at("peer") == "eth0");
    const Plan none = planned("talk", two, {.live = true});
    CHECK(none.settled.at(0).verdict.code == "no-cable");
}

TEST_CASE("a device that the patterns do not match is not applicable, with the evidence", "[plan]")
{
    const Inventory two{{{"pci", "0000:00:00.0", {}}, {"pci", "0000:03:00.0", {{"expected_drivers", "nvme"}}}}, {}};
    const Plan made = planned("bound", two, {});
    REQUIRE(made.steps.size() == 1);
    REQUIRE(made.settled.size() == 1);
    CHECK(made.settled[0].verdict ==
          Verdict{Outcome::not_applicable, {}, {"nobody claims it: it has no expected_drivers"}, {}});
}

TEST_CASE("if no device has what the patterns ask for, the question was not answered", "[plan]")
{
    const Plan made = planned("bound", {{{"pci", "0000:00:00.0", {}}}, {}}, {});
    REQUIRE(made.settled.size() == 1);
    CHECK(made.settled[0].verdict == Verdict{Outcome::skip, "unknown", {"no matrix"}, {}});
}

TEST_CASE("a test that this program does not have is an error before the run", "[plan]")
{
    CHECK(planned("dance", {}, {}).settled.at(0).verdict.code == "no-such-test");
}

TEST_CASE("a profile that is not there plans nothing and says so", "[plan]")
{
    const Plan made = plan({}, cases, policy_of({"wipe"}), "some", {});
    CHECK(made.steps.empty());
    CHECK(made.warnings == std::vector<std::string>{"the policy has no profile some"});
}

TEST_CASE("a controller's class decides whether a disk is its test's business", "[subject]")
{
    constexpr auto raid = std::to_array<Pattern>({{"class", "@(0104|0107)*"}});
    constexpr auto named = std::to_array<Pattern>({{"name", "sd*"}});
    const Subject subject{.kind = "block", .where = named, .controller = raid};
    const Device sda{"block", "sda", {{"pci_address", "0000:04:00.0"}}};
    const Device sdb{"block", "sdb", {{"pci_address", "0000:05:00.0"}}};
    const Inventory inventory{
        {sda, sdb, {"pci", "0000:04:00.0", {{"class", "010400"}}}, {"pci", "0000:05:00.0", {{"class", "010601"}}}}, {}};
    CHECK(is_about(subject, sda, inventory));
    CHECK_FALSE(is_about(subject, sdb, inventory));
    CHECK(mismatch(subject, sdb, inventory) == "its controller 0000:05:00.0: class is 010601");
}

TEST_CASE("the namespaces of a controller are the disks that carry its serial", "[subject]")
{
    const Device nvme0{"nvme", "nvme0", {{"serial", "A"}}};
    const Inventory inventory{{nvme0,
                               {"block", "nvme0n1", {{"serial", "A"}}},
                               {"block", "nvme1n1", {{"serial", "B"}}},
                               {"block", "sda", {{"serial", "A"}}}},
                              {}};
    const auto found = disks_of(nvme0, inventory);
    REQUIRE(found.size() == 1);
    CHECK(found[0].name == "nvme0n1");
}

TEST_CASE("a plan reads as a page, and as JSON", "[plan]")
{
    Allowed allowed = everything;
    allowed.grants.clear();
    CHECK(to_text(planned("wipe", one_disk, allowed)) == "policy p 1, profile all: everything\n"
                                                         "\n"
                                                         "will run (0), about 0 s:\n"
                                                         "\n"
                                                         "will not run (1):\n"
                                                         "  wipe               block sda              no-grant: its "
                                                         "data has not been given up (--allow-destroy S1 does)\n");
    CHECK(to_json(planned("wipe", one_disk, everything)).find("\"estimate_seconds\": 7") != std::string::npos);
}

TEST_CASE("a plan says when each step begins, and how much is won by what runs side by side", "[plan]")
{
    const Inventory two{{{"block", "sda", {{"serial", "S1"}}},
                         {"block", "sdb", {{"serial", "S2"}}},
                         {"topology", "topology", {{"threads", std::uint64_t{2}}}}},
                        {}};
    Allowed allowed = everything;
    allowed.grants = {"S1", "S2"};
    Plan made = planned("wipe", two, allowed);
    CHECK(to_text(made).find("will run (2), about 7 s; one after another it would be 14 s:\n"
                             "    at 0 s  wipe               block sda                 7 s  ") != std::string::npos);
    CHECK(to_json(made).find("\"serial_seconds\": 14") != std::string::npos);
    CHECK(to_json(made).find("\"critical_path_seconds\": 7") != std::string::npos);
    // On one CPU one waits for the other.
    arrange(made, {});
    CHECK(made.estimate == std::chrono::seconds{14});
    CHECK(made.steps[1].begins == std::chrono::seconds{7});
    CHECK(to_text(made).find("will run (2), about 14 s:\n") != std::string::npos);
}

TEST_CASE("a device that somebody uses, itself or by what is behind it, is not taken away", "[plan]")
{
    const TestCase reset{.id = "wipe",
                         .subjects = functions,
                         .harm = Harm::disrupts,
                         .needs = {.root = true, .idle = true},
                         .measure = nothing};
    const std::array only{&reset};
    const Inventory inventory{{{"pci", "0000:03:00.0", {{"expected_drivers", "nvme"}}},
                               {"pci", "0000:04:00.0", {{"expected_drivers", "nvme"}}},
                               {"block", "nvme0n1", {{"pci_address", "0000:03:00.0"}}},
                               {"block", "nvme1n1", {{"pci_address", "0000:04:00.0"}}}},
                              {}};
    Allowed allowed = everything;
    allowed.in_use = {{"nvme0n1", "is mounted on /"}};
    const Plan made = plan(inventory, only, policy_of({"wipe"}), "all", allowed);
    REQUIRE(made.settled.size() == 1);
    CHECK(made.settled[0].device == "0000:03:00.0");
    CHECK(made.settled[0].verdict == Verdict{Outcome::skip, "in-use", {"nvme0n1 is mounted on /"}, {}});
    REQUIRE(made.steps.size() == 1);
    CHECK(made.steps[0].device.name == "0000:04:00.0");
}
