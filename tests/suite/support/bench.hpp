// SPDX-License-Identifier: GPL-3.0-or-later
/// A bench for a case under test: a literal tree, a table of commands, and the verdict by the policy that we ship.
#pragma once

#include "core/command.hpp"
#include "core/file.hpp"
#include "core/judge.hpp"
#include "core/policy.hpp"
#include "suite/test_case.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace ocks::testing {

/// Answers by the program's name, whatever its arguments; remembers what it was asked.
class TableRunner : public Runner {
public:
    explicit TableRunner(std::map<std::string, Completed> answers) : m_answers(std::move(answers)) {}

    [[nodiscard]] Result<Completed> run(const Command& command) override
    {
        asked.push_back(command.arguments);
        const auto answer = m_answers.find(command.arguments.front());
        if (answer == m_answers.end())
            return fail(Errc::absent, command.arguments.front(), "no such program");
        return answer->second;
    }

    std::vector<std::vector<std::string>> asked;

private:
    std::map<std::string, Completed> m_answers;
};

[[nodiscard]] inline Policy server_policy()
{
    const auto text = read_file(OCKS_SOURCE "/suite/policies/server.toml");
    REQUIRE(text);
    auto policy = parse_policy(*text, "server.toml");
    if (!policy)
        FAIL(to_string(policy.error()));
    return std::move(*policy);
}

/// The words of what a case measured, judged by the policy's criteria for that case without those of the health gate.
[[nodiscard]] inline Verdict verdict_of(const TestCase& test, const Measured& measured)
{
    if (!measured)
        return {Outcome::error, {}, {to_string(measured.error())}, {}};
    return judge(*measured, server_policy().tests.at(std::string{test.id}).criteria);
}

/// An attribute that keeps what is written to it.
inline Result<void> overwrite(const Tree& tree, const std::string& path, std::string_view value)
{
    return write_file(tree.path().string() + path, value);
}

/// One case on one device.
struct Trial {
    const TestCase& test;
    Device device;
    Parameters parameters;
    std::map<std::string, Completed> answers;
    Inventory inventory;
    std::vector<std::string> grants;
    /// What the server does when an attribute is written; nothing is ever written on the one that runs the tests.
    Control control = [](const std::string& path, std::string_view) {
        return fail(Errc::denied, path, "no control");
    };

    [[nodiscard]] Verdict on(const Tree& tree) const
    {
        const Sysroot root = tree.sysroot();
        TableRunner runner{answers};
        return verdict_of(test, test.measure({root, inventory, device, parameters, grants, runner, {}, control}));
    }
};

}  // namespace ocks::testing
