// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/run/environment.hpp"

#include "core/digest.hpp"
#include "core/file.hpp"
#include "tests/support/catch.hpp"

#include <array>

using namespace ocks;
using namespace ocks::verbs;

namespace {

/// Says the same to whoever asks.
class Parrot final : public Runner {
public:
    explicit Parrot(Completed answer) : m_answer(std::move(answer)) {}

    Result<Completed> run(const Command& command) override
    {
        asked.push_back(command.arguments);
        return m_answer;
    }

    std::vector<std::vector<std::string>> asked = {};

private:
    Completed m_answer;
};

Completed printed(std::string output, std::string errors = "", int status = 0)
{
    return {.exit_status = status, .output = std::move(output), .errors = std::move(errors)};
}

Device sensor(std::string name, std::string label, std::string celsius)
{
    return {"sensor", std::move(name), {{"label", std::move(label)}, {"value_celsius", std::move(celsius)}}};
}

Environment of(const Inventory& inventory, const RunOptions& options)
{
    Parrot runner{printed("")};
    return environment_of(inventory, {}, options, runner);
}

// A program that every machine of ours has, in the place of fio.
constexpr auto shell = std::to_array<std::string_view>({"sh", "no-such-program"});
constexpr TestCase case_with_tools{.id = "x.y", .needs = {.tools = shell}};

}  // namespace

TEST_CASE("a program's version is the first line that has a digit, of one that ended well", "[verbs]")
{
    CHECK(version_in(printed("fio-3.33\n")) == "fio-3.33");
    CHECK(version_in(printed("\nstress-ng, version 0.15.06 (gcc 12.2.0)\nmore 1\n")) ==
          "stress-ng, version 0.15.06 (gcc 12.2.0)");
    CHECK(version_in(printed("", "tool 2\n")) == "tool 2");
    CHECK(version_in(printed("usage: tool\n")).empty());
    CHECK(version_in(printed("tool 2\n", "", 1)).empty());
    CHECK(version_in({.timed_out = true, .output = "tool 2\n"}).empty());
    CHECK(version_in(printed("v1 " + std::string(1000, 'x'))).size() == 128);
    CHECK(version_in(printed("v1 \xff\n")) == "v1 \uFFFD");
}

TEST_CASE("the programs of a plan are told once each, with the hash of the file, and one that is not there is not",
          "[verbs]")
{
    Plan plan;
    plan.steps.resize(2);
    for (Step& step : plan.steps)
        step.test = &case_with_tools;
    Parrot runner{printed("sh 1.0\n")};
    const Environment environment = environment_of({}, plan, {}, runner);
    const std::string path = find_program("sh").value();
    CHECK(runner.asked == std::vector<std::vector<std::string>>{{path, "--version"}});
    CHECK(environment.tools == std::vector<Tool>{{"sh", "sh 1.0", sha256(read_file(path).value())}});
}

TEST_CASE("the air is what the operator says, or else what a sensor at the inlet does", "[verbs]")
{
    const Inventory inventory{{sensor("hwmon0/temp1", "Package id 0", "61"),
                               sensor("hwmon1/temp1", "Inlet Temp", "hot"),
                               sensor("hwmon1/temp2", "Ambient Temp", "23.5")},
                              {}};
    CHECK(of(inventory, {}).ambient_celsius == "23.5");
    CHECK(of(inventory, {}).ambient_source == "hwmon1/temp2");
    RunOptions told;
    told.ambient = "19";
    told.rack = "A 7";
    CHECK(of(inventory, told).ambient_celsius == "19");
    CHECK(of(inventory, told).ambient_source == "operator");
    CHECK(of(inventory, told).rack == "A 7");
    CHECK(of({}, {}) == Environment{});
}

TEST_CASE("what an operator says of the place is refused if no report can hold it", "[verbs]")
{
    const auto refused = [](std::string rack, std::string ambient) {
        RunOptions options;
        options.rack = std::move(rack);
        options.ambient = std::move(ambient);
        const auto checked = check_told(options);
        return checked ? std::string{} : to_string(checked.error());
    };
    CHECK(refused("", "").empty());
    CHECK(refused("机房 3, rack 7", "-5.25").empty());
    CHECK(refused("a\nb", "") == "--rack: must be one line of at most 128 bytes");
    CHECK(refused(std::string(129, 'x'), "") == "--rack: must be one line of at most 128 bytes");
    CHECK(refused("", "warm") == "--ambient warm: must be degrees Celsius, such as 23.5");
    RunOptions options;
    options.vendor = "hcl.example/vendors/acme";
    CHECK(check_told(options).error().where == "--vendor hcl.example/vendors/acme");
    options.vendor = "acme";
    CHECK(check_told(options));
    options.relation = "lab";
    CHECK(check_told(options));
    options.relation = "maker";
    CHECK(to_string(check_told(options).error()) ==
          "--relation maker: must be one of manufacturer, odm, integrator, lab, community");
    CHECK(refused("", "1000") == "--ambient 1000: must be degrees Celsius, such as 23.5");
}
