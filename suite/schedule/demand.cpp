// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/schedule/demand.hpp"

#include "core/text.hpp"
#include "suite/subject.hpp"

#include <algorithm>

namespace ocks {
namespace {

Phase phase_of(const TestCase& test)
{
    if (test.resources.restarts)
        return Phase::restarts;
    if (test.claim == Claim::machine || test.resources.quiet)
        return Phase::alone;
    return test.claim == Claim::device ? Phase::devices : Phase::looks;
}

const Device* function_of(const Device& device, const Inventory& inventory)
{
    if (device.kind == "pci")
        return &device;
    const auto address = text_of(device, "pci_address");
    return address ? find_device(inventory, "pci", *address) : nullptr;
}

/// The function that the device is on, and all bridges above.
void add_way(const Device& device, const Inventory& inventory, Names& passes)
{
    const Device* function = function_of(device, inventory);
    if (function == nullptr)
        return;
    passes.insert(function->name);
    for (const std::string_view bridge : split(text_of(*function, "upstream").value_or(""), ',')) {
        if (!bridge.empty())
            passes.emplace(bridge);
    }
}

/// Whoever takes a function away takes what is behind it, and who works a controller works its disks.
void add_behind(const Device& device, const Inventory& inventory, Names& holds)
{
    holds.insert(device.name);
    for (const Device& disk : disks_of(device, inventory))
        holds.insert(disk.name);
    if (device.kind != "pci")
        return;
    for (const Device& each : inventory.devices) {
        if (text_of(each, "pci_address") == device.name)
            holds.insert(each.name);
    }
}

/// What a device moves at most, of what its link can; MB/s, 0 if nobody knows.
double rate_of(const Device& device, const Inventory& inventory)
{
    const Device* function = function_of(device, inventory);
    const double link = function == nullptr ? 0 : link_rate(*function);
    double own = 0;
    if (device.kind == "nic")
        own = static_cast<double>(number_of(device, "speed_mbps").value_or(0)) / 8;
    else if (device.kind == "block")
        // The interface's rate: SAS-3 and SATA 3.0 with 8b/10b coding; what turns is slower (proposed).
        own = number_of(device, "rotational") == 1U ? 300 : text_of(device, "transport") == "sas" ? 1200 : 600;
    return own > 0 && (link == 0 || own < link) ? own : link;
}

void add_amounts(const Step& step, const Inventory& inventory, Demand& demand)
{
    const Resources& resources = step.test->resources;
    demand.amounts["cpus"] = resources.cpus;
    const Device* function = function_of(step.device, inventory);
    auto node = number_of(step.device, "numa_node");
    if (!node && function != nullptr)
        node = number_of(*function, "numa_node");
    if (node)
        demand.amounts["cpus of node " + std::to_string(*node)] = resources.cpus;
    if (resources.watts > 0)
        demand.amounts["watts"] = resources.watts;
    const double rate = resources.link ? rate_of(step.device, inventory) : 0;
    if (rate == 0)
        return;
    for (const std::string& name : demand.passes) {
        if (function == nullptr || name != function->name)
            demand.amounts[name] = rate;
    }
}

bool is_any_shared(const Names& some, const Names& others)
{
    return std::ranges::any_of(some, [&](const std::string& name) { return others.contains(name); });
}

}  // namespace

Demand demand_of(const Step& step, const Inventory& inventory)
{
    Demand demand;
    demand.phase = phase_of(*step.test);
    demand.alone = demand.phase == Phase::alone || demand.phase == Phase::restarts;
    demand.estimate = step.estimate;
    add_behind(step.device, inventory, demand.holds);
    add_way(step.device, inventory, demand.passes);
    if (const auto peer = step.parameters.find("peer"); peer != step.parameters.end()) {
        demand.holds.insert(peer->second);
        if (const Device* other = find_device(inventory, step.device.kind, peer->second))
            add_way(*other, inventory, demand.passes);
    }
    for (const std::string& held : demand.holds)
        demand.passes.erase(held);
    if (!step.test->resources.turns.empty())
        demand.holds.emplace(step.test->resources.turns);
    add_amounts(step, inventory, demand);
    return demand;
}

bool is_conflict(const Demand& one, const Demand& other)
{
    return one.alone || other.alone || is_any_shared(one.holds, other.holds) ||
           is_any_shared(one.holds, other.passes) || is_any_shared(one.passes, other.holds);
}

}  // namespace ocks
