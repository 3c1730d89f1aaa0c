// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/preparation.hpp"

#include "suite/surroundings.hpp"

#include <algorithm>
#include <random>
#include <utility>

namespace ocks::verbs {
namespace {

Result<std::vector<Cable>> cables_of(const std::vector<std::string>& texts)
{
    std::vector<Cable> cables;
    for (const std::string& text : texts) {
        const auto colon = text.find(':');
        if (colon == std::string::npos || colon == 0 || colon + 1 == text.size())
            return fail(Errc::malformed, "--cable " + text, "must be PORT:PORT");
        cables.push_back({text.substr(0, colon), text.substr(colon + 1)});
    }
    return cables;
}

std::string names(const Policy& policy)
{
    std::string all;
    for (const auto& [name, profile] : policy.profiles)
        all += (all.empty() ? "" : ", ") + name;
    return all;
}

/// A serial that no disk has is a slip of the pen, and must not pass as consent to nothing.
std::optional<std::string> unknown_serial(const Inventory& inventory, const std::vector<std::string>& grants)
{
    for (const std::string& grant : grants) {
        const bool known = std::ranges::any_of(inventory.devices, [&](const Device& device) {
            return (device.kind == "block" || device.kind == "nvme") && text_of(device, "serial") == grant;
        });
        if (!known)
            return grant;
    }
    return std::nullopt;
}

void keep_only(Plan& plan, const Inventory& inventory, const std::vector<std::string>& tests)
{
    const auto unwanted = [&](const std::string& test) {
        return std::ranges::find(tests, test) == tests.end();
    };
    for (const Step& step : plan.steps) {
        if (unwanted(std::string{step.test->id}))
            plan.settled.push_back({.test = std::string{step.test->id},
                                    .kind = step.device.kind,
                                    .device = step.device.name,
                                    .verdict = {Outcome::skip, "operator", {"left out by --only"}, {}}});
    }
    std::erase_if(plan.steps, [&](const Step& step) { return unwanted(std::string{step.test->id}); });
    arrange(plan, inventory);
}

}  // namespace

Result<Preparation> prepare(const PlanOptions& options)
{
    auto policy = load_policy(options.policy);
    if (!policy)
        return Failure(policy.error());
    if (!policy->profiles.contains(options.profile))
        return fail(Errc::malformed, "--profile " + options.profile, "unknown; there is " + names(*policy));
    for (const std::string& test : options.only) {
        if (!policy->tests.contains(test))
            return fail(Errc::malformed, "--only " + test, "the policy has no such test");
    }
    auto cables = cables_of(options.cables);
    if (!cables)
        return Failure(cables.error());
    auto machine = look_at(options.root, options.matrix);
    if (!machine)
        return Failure(machine.error());
    if (const auto serial = unknown_serial(machine->inventory, options.grants))
        return fail(Errc::malformed, "--allow-destroy " + *serial, "no disk has that serial number");

    Consent consent{.grants = options.grants, .cables = std::move(*cables)};
    // A run can be repeated bit for bit by giving its seed; otherwise every run looks elsewhere.
    consent.seed = options.seed != 0 ? options.seed : std::random_device{}();
    Allowed allowed = look_around(machine->root, machine->inventory, all_cases(), consent);
    Plan made = ocks::plan(machine->inventory, all_cases(), *policy, options.profile, allowed);
    if (!options.only.empty())
        keep_only(made, machine->inventory, options.only);
    return Preparation{std::move(*policy), std::move(*machine), std::move(allowed), std::move(made)};
}

}  // namespace ocks::verbs
