// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/plan.hpp"

#include "suite/subject.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace ocks {
namespace {

struct Obstacle {
    std::string code;
    std::string reason;
};

/// Everything that keeps one case from one device, most basic first.
class Obstacles {
public:
    Obstacles(const TestCase& test, const Device& device, const Allowed& allowed)
        : m_test(test), m_device(device), m_allowed(allowed)
    {
    }

    [[nodiscard]] std::vector<Obstacle> all(const Inventory& inventory) const
    {
        std::vector<Obstacle> found;
        if (m_test.harm != Harm::none && !m_allowed.live)
            found.push_back({"not-live", "it acts on the server, and this is a snapshot"});
        if (m_test.needs.root && !m_allowed.root)
            found.push_back({"no-root", "needs root"});
        if (m_test.harm > m_allowed.harm)
            found.push_back({"harm", std::string{to_string(m_test.harm)} + ", which this run does not allow"});
        add_missing_tools(found);
        if (m_allowed.live && m_allowed.free_memory_bytes < m_test.needs.memory_bytes)
            found.push_back(
                {"no-memory", "needs " + std::to_string(m_test.needs.memory_bytes) + " bytes of free memory"});
        if (m_test.needs.grant)
            add_grant(found, inventory);
        if (m_test.needs.idle)
            add_users(found, inventory);
        if (m_test.needs.cable)
            add_cable(found);
        return found;
    }

    [[nodiscard]] std::optional<std::string> peer() const
    {
        for (const Cable& cable : m_allowed.cables) {
            if (cable.one == m_device.name)
                return cable.other;
            if (cable.other == m_device.name)
                return cable.one;
        }
        return std::nullopt;
    }

private:
    void add_missing_tools(std::vector<Obstacle>& found) const
    {
        for (const std::string_view tool : m_test.needs.tools) {
            if (std::ranges::find(m_allowed.tools, tool) == m_allowed.tools.end())
                found.push_back({"tool-missing", "needs the program " + std::string{tool}});
        }
    }

    void add_grant(std::vector<Obstacle>& found, const Inventory& inventory) const
    {
        const auto serial = text_of(m_device, "serial");
        if (!serial || serial->empty())
            found.push_back({"no-serial", "it has no serial by which its data could be given up"});
        else if (std::ranges::find(m_allowed.grants, *serial) == m_allowed.grants.end())
            found.push_back(
                {"no-grant", "its data has not been given up (--allow-destroy " + std::string{*serial} + " does)"});
        for (const Device& disk : disks_of(m_device, inventory))
            add_use(found, disk.name);
    }

    /// The device itself, and what hangs on the same PCI function.
    void add_users(std::vector<Obstacle>& found, const Inventory& inventory) const
    {
        const std::string address{m_device.kind == "pci" ? m_device.name
                                                         : text_of(m_device, "pci_address").value_or("")};
        for (const Device& device : inventory.devices) {
            const bool is_behind = !address.empty() && text_of(device, "pci_address") == address;
            if (is_behind || (device.kind == m_device.kind && device.name == m_device.name))
                add_use(found, device.name);
        }
    }

    void add_cable(std::vector<Obstacle>& found) const
    {
        add_use(found, m_device.name);
        const auto other = peer();
        if (other)
            add_use(found, *other);
        else
            found.push_back({"no-cable", "no other port of this server was seen at the end of its cable"});
    }

    void add_use(std::vector<Obstacle>& found, const std::string& name) const
    {
        if (const auto use = m_allowed.in_use.find(name); use != m_allowed.in_use.end())
            found.push_back({"in-use", name + " " + use->second});
    }

    const TestCase& m_test;
    const Device& m_device;
    const Allowed& m_allowed;
};

Record unrun(std::string test, const Device& device, Outcome outcome, std::string code, std::vector<std::string> why)
{
    Record record;
    record.test = std::move(test);
    record.kind = device.kind;
    record.device = device.name;
    record.verdict = {outcome, std::move(code), std::move(why), {}};
    return record;
}

/// Plans one test of a profile over all devices.
class Planner {
public:
    Planner(const TestCase& test, const Inventory& inventory, const Allowed& allowed, Parameters parameters, Plan& plan)
        : m_test(test), m_inventory(inventory), m_allowed(allowed), m_parameters(std::move(parameters)), m_plan(plan)
    {
    }

    void add_subject(const Subject& subject)
    {
        std::vector<Record> others;
        bool any_of_kind = false;
        bool any = false;
        for (const Device& device : m_inventory.devices) {
            if (device.kind != subject.kind)
                continue;
            any_of_kind = true;
            if (const std::string evidence = mismatch(subject, device, m_inventory); !evidence.empty()) {
                if (!subject.otherwise.empty())
                    others.push_back(not_applicable(device, std::string{subject.otherwise} + ": " + evidence));
                continue;
            }
            any = true;
            add_device(device);
        }
        if (!any_of_kind)
            add_nothing(subject);
        else if (!any && !subject.unanswered.empty())
            m_plan.settled.push_back(unrun(std::string{m_test.id},
                                           {std::string{subject.kind}, {}, {}},
                                           Outcome::skip,
                                           "unknown",
                                           {std::string{subject.unanswered}}));
        else if (!any && others.empty())
            m_plan.settled.push_back(not_applicable({std::string{subject.kind}, {}, {}},
                                                    "there is no " + std::string{subject.kind} + " of its sort"));
        else
            std::ranges::move(others, std::back_inserter(m_plan.settled));
    }

private:
    void add_device(const Device& device)
    {
        const Obstacles obstacles{m_test, device, m_allowed};
        if (const auto found = obstacles.all(m_inventory); !found.empty()) {
            std::vector<std::string> reasons;
            reasons.reserve(found.size());
            for (const Obstacle& each : found)
                reasons.push_back(each.reason);
            m_plan.settled.push_back(
                unrun(std::string{m_test.id}, device, Outcome::skip, found.front().code, std::move(reasons)));
            return;
        }
        Step step{&m_test, device, m_parameters, std::chrono::seconds{1}, {}};
        if (const auto peer = obstacles.peer(); peer && m_test.needs.cable)
            step.parameters.insert_or_assign("peer", *peer);
        step.parameters.insert_or_assign("seed", std::to_string(m_allowed.seed));
        if (m_test.estimate != nullptr)
            step.estimate = m_test.estimate(device, step.parameters);
        m_plan.steps.push_back(std::move(step));
    }

    void add_nothing(const Subject& subject)
    {
        const Device none{std::string{subject.kind}, {}, {}};
        // A probe that could not look has not shown that there is nothing to see.
        if (std::ranges::find(m_inventory.notes, subject.kind, &Note::kind) != m_inventory.notes.end())
            m_plan.settled.push_back(unrun(std::string{m_test.id},
                                           none,
                                           Outcome::skip,
                                           "unknown",
                                           {"could not tell whether there is any " + none.kind}));
        else
            m_plan.settled.push_back(not_applicable(none, "there is no " + none.kind));
    }

    [[nodiscard]] Record not_applicable(const Device& device, std::string evidence) const
    {
        return unrun(std::string{m_test.id}, device, Outcome::not_applicable, {}, {std::move(evidence)});
    }

    const TestCase& m_test;
    const Inventory& m_inventory;
    const Allowed& m_allowed;
    Parameters m_parameters;
    Plan& m_plan;
};

std::vector<std::string> unanswered(const Inventory& inventory, const Allowed& allowed)
{
    std::vector<std::string> warnings;
    for (const std::string& serial : allowed.grants) {
        const bool known = std::ranges::any_of(inventory.devices, [&](const Device& device) {
            return (device.kind == "block" || device.kind == "nvme") && text_of(device, "serial") == serial;
        });
        if (!known)
            warnings.push_back("no disk has the serial " + serial + ", which was given up");
    }
    for (const Cable& cable : allowed.cables) {
        for (const std::string& port : {cable.one, cable.other}) {
            if (find_device(inventory, "nic", port) == nullptr)
                warnings.push_back("there is no port " + port + ", which a cable was said to be in");
        }
    }
    return warnings;
}

std::vector<Covered> without_test(const Inventory& inventory, const Policy& policy, const Plan& plan)
{
    std::vector<Covered> missing = coverage_of(inventory, policy, plan.profile, plan.settled);
    const auto can_be_covered = [&](const Covered& line) {
        return line.cover != Cover::uncovered || std::ranges::any_of(plan.steps, [&](const Step& step) {
                   return step.device.kind == line.kind && step.device.name == line.device;
               });
    };
    std::erase_if(missing, can_be_covered);
    return missing;
}

}  // namespace

Plan plan(const Inventory& inventory,
          std::span<const TestCase* const> cases,
          const Policy& policy,
          std::string_view profile,
          const Allowed& allowed)
{
    Plan result;
    result.policy = policy.id + " " + policy.version;
    result.profile = std::string{profile};
    const auto chosen = policy.profiles.find(profile);
    if (chosen == policy.profiles.end()) {
        result.warnings.push_back("the policy has no profile " + result.profile);
        return result;
    }
    result.summary = chosen->second.summary;
    for (const std::string& id : chosen->second.tests) {
        const auto test = std::ranges::find(cases, id, &TestCase::id);
        if (test == cases.end()) {
            result.settled.push_back(
                unrun(id, {}, Outcome::error, "no-such-test", {"this program does not have the test"}));
            continue;
        }
        Planner planner{**test, inventory, allowed, parameters_of(policy, profile, id), result};
        for (const Subject& subject : (*test)->subjects)
            planner.add_subject(subject);
    }
    arrange(result, inventory);
    result.uncovered = without_test(inventory, policy, result);
    std::ranges::move(unanswered(inventory, allowed), std::back_inserter(result.warnings));
    return result;
}

std::string_view to_string(Harm harm)
{
    switch (harm) {
    case Harm::none:
        return "does no harm";
    case Harm::load:
        return "loads the server";
    case Harm::disrupts:
        return "takes devices away for a while";
    case Harm::destroys_data:
        return "destroys data";
    }
    return "";
}

}  // namespace ocks
