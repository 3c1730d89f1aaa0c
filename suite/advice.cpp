// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/advice.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

namespace ocks {
namespace {

constexpr std::string_view needs_program = "needs the program ";

struct Action {
    std::string_view code;
    std::string_view text;
};

constexpr auto actions = std::to_array<Action>({
    {"not-live", "run it on the server itself: a snapshot can only be looked at"},
    {"no-root", "run it as root: sudo ocks-cert run"},
    {"no-memory", "stop programs that use much memory, and run again"},
    {"no-serial", "test another disk of its model: one without a serial number cannot be given up"},
    {"no-cable", "cable the port to another port of this server, or say which ones are: --cable PORT:PORT"},
    {"unknown", "see in its notes what could not be read: ocks-cert inventory"},
    {"operator", "run it without --only"},
    {"lost-contact", "look at the machine's console and firmware log for why it went down"},
    {"no-such-test", "use the ocks-cert that the policy was made for"},
});

std::string name_of(const Record& record)
{
    return record.device.empty() ? record.test : record.test + " " + record.device;
}

/// The plan gives the lack of consent first, and then who uses the disk.
bool is_more_than_ungranted(const Record& record)
{
    return record.verdict.reasons.size() > 1;
}

bool is_last_attempt(const Record& record, std::span<const Record> records)
{
    return std::ranges::none_of(records, [&](const Record& later) {
        return later.test == record.test && later.kind == record.kind && later.device == record.device &&
               later.attempt > record.attempt;
    });
}

/// Several lacks that one command lifts.
std::string all_of(const std::set<std::string>& words, std::string_view before_each)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + std::string{before_each} + word;
    return text;
}

class Adviser {
public:
    Adviser(std::span<const Record> records, const AdviceContext& context) : m_context(context)
    {
        for (const Record& record : records) {
            if (record.verdict.code == "tool-missing")
                note_tools(record);
            else if (record.verdict.code == "no-grant" && !is_more_than_ungranted(record))
                note_serial(record);
        }
    }

    void add(std::string action, std::string lifted)
    {
        if (action.empty())
            return;
        const auto known = std::ranges::find(m_advice, action, &Advice::action);
        if (known == m_advice.end())
            m_advice.push_back({std::move(action), {std::move(lifted)}});
        else
            known->lifts.push_back(std::move(lifted));
    }

    [[nodiscard]] std::string action_for(const Record& record) const
    {
        switch (record.verdict.outcome) {
        case Outcome::fail:
            return fmt::format("look at the evidence in {}/report.html; only other hardware, other firmware or another "
                               "kernel lifts a fail",
                               m_context.directory);
        case Outcome::error:
        case Outcome::skip:
            return action_for_code(record);
        case Outcome::pass:
        case Outcome::not_applicable:
        case Outcome::info:
            break;
        }
        return "";
    }

    /// A profile that asks for what this one leaves out.
    [[nodiscard]] std::string action_for(const Covered& line) const
    {
        if (line.rule.empty())
            return "ask for a rule of the policy that speaks of it";
        const auto rule = std::ranges::find(m_context.policy.coverage, line.rule, &CoverageRule::name);
        if (line.reason != "the profile has none of its tests" || rule == m_context.policy.coverage.end())
            return "";
        const std::string profile = profile_with(rule->tests);
        return profile.empty() ? "" : "choose a profile that tests it: --profile " + profile;
    }

    [[nodiscard]] std::vector<Advice> result() { return std::move(m_advice); }

private:
    [[nodiscard]] std::string action_for_code(const Record& record) const
    {
        const std::string& code = record.verdict.code;
        if (code == "tool-missing")
            return fmt::format("install what is missing: dnf install {0}, or apt-get install {0}", all_of(m_tools, ""));
        // Nobody is told to give up a disk that is in use.
        if (code == "no-grant" && is_more_than_ungranted(record))
            return "take it out of use: " + record.verdict.reasons[1];
        if (code == "no-grant")
            return "if nobody needs the data on these disks, give it up: " + all_of(m_serials, "--allow-destroy ");
        if (code == "in-use")
            return "take it out of use: " +
                   (record.verdict.reasons.empty() ? record.device : record.verdict.reasons[0]);
        if (code == "interrupted")
            return fmt::format("go on where it stopped: the same command with --resume --out {}", m_context.directory);
        if (code == "unknown" && record.test == "driver.bound")
            return "give the drivers matrix of the kernel that runs: --matrix FILE";
        if (const auto* const known = std::ranges::find(actions, code, &Action::code); known != actions.end())
            return std::string{known->text};
        if (record.verdict.outcome == Outcome::error && !m_context.directory.empty())
            return fmt::format("read what the test left in {}/logs, and run it again", m_context.directory);
        return "";
    }

    void note_tools(const Record& record)
    {
        for (const std::string& reason : record.verdict.reasons) {
            if (reason.starts_with(needs_program))
                m_tools.insert(reason.substr(needs_program.size()));
        }
    }

    void note_serial(const Record& record)
    {
        const Device* device = find_device(m_context.inventory, record.kind, record.device);
        if (const auto serial = device == nullptr ? std::nullopt : text_of(*device, "serial"))
            m_serials.emplace(*serial);
    }

    [[nodiscard]] std::string profile_with(const std::vector<std::string>& tests) const
    {
        std::string best;
        std::size_t fewest = 0;
        for (const auto& each : m_context.policy.profiles) {
            const std::vector<std::string>& has = each.second.tests;
            const bool has_all = std::ranges::all_of(
                tests, [&](const std::string& test) { return std::ranges::find(has, test) != has.end(); });
            if (has_all && each.first != m_context.profile && (best.empty() || has.size() < fewest)) {
                best = each.first;
                fewest = has.size();
            }
        }
        return best;
    }

    AdviceContext m_context;
    std::set<std::string> m_tools;
    std::set<std::string> m_serials;
    std::vector<Advice> m_advice;
};

}  // namespace

std::vector<Advice>
advice_for(std::span<const Record> records, std::span<const Covered> coverage, const AdviceContext& context)
{
    Adviser adviser{records, context};
    for (const Record& record : records) {
        if (is_last_attempt(record, records))
            adviser.add(adviser.action_for(record), name_of(record));
    }
    for (const Covered& line : coverage) {
        if (line.cover == Cover::uncovered)
            adviser.add(adviser.action_for(line), line.kind + " " + line.device);
    }
    return adviser.result();
}

}  // namespace ocks
