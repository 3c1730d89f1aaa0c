// SPDX-License-Identifier: GPL-3.0-or-later
/// What steps that run side by side share, and how much there is of it.

#include "core/text.hpp"
#include "suite/schedule/demand.hpp"

#include <algorithm>

namespace ocks {
namespace {

/// "0-3,8" has five.
double cpus_in(std::string_view list)
{
    double count = 0;
    for (const std::string_view range : split(list, ',')) {
        const auto dash = range.find('-');
        const auto first = parse_unsigned(range.substr(0, dash));
        const auto last = dash == std::string_view::npos ? first : parse_unsigned(range.substr(dash + 1));
        if (first && last && *last >= *first)
            count += static_cast<double>(*last - *first + 1);
    }
    return count;
}

/// What all supplies but the largest give: one may fail, and the server must live on. A single one gives what it has.
double supplied_watts(const Inventory& inventory)
{
    double sum = 0;
    double largest = 0;
    unsigned count = 0;
    for (const Device& device : inventory.devices) {
        if (device.kind != "power_supply" || number_of(device, "present") == 0U)
            continue;
        const auto watts = static_cast<double>(number_of(device, "max_power_watts").value_or(0));
        sum += watts;
        largest = std::max(largest, watts);
        count += watts > 0 ? 1 : 0;
    }
    return count > 1 ? sum - largest : sum;
}

/// What the processors may draw for long, where powercap tells: it is not there for devices.
double processor_watts(const Inventory& inventory)
{
    double sum = 0;
    for (const Device& device : inventory.devices) {
        if (device.kind == "power_zone" && text_of(device, "zone").value_or("").starts_with("package-"))
            sum += static_cast<double>(number_of(device, "long_term_limit_microwatts").value_or(0)) / 1e6;
    }
    return sum;
}

}  // namespace

double link_rate(const Device& function)
{
    const auto speed = number_of(function, "link_speed_mts");
    const auto width = number_of(function, "link_width");
    if (!speed || !width)
        return 0;
    // PCI Express base specification, 4.2: 8b/10b coding up to 5 GT/s, 128b/130b from 8 GT/s on.
    const double coding = *speed <= 5000 ? 0.8 : 128.0 / 130.0;
    return static_cast<double>(*speed) * static_cast<double>(*width) * coding / 8;
}

Amounts budget_of(const Inventory& inventory)
{
    Amounts budget{{"cpus", 0}};
    for (const Device& device : inventory.devices) {
        if (device.kind == "numa") {
            const double cpus = cpus_in(text_of(device, "cpus").value_or(""));
            budget["cpus of " + std::string{device.name.substr(0, 4)} + " " + device.name.substr(4)] = cpus;
            budget["cpus"] += cpus;
        } else if (const double rate = device.kind == "pci" ? link_rate(device) : 0; rate > 0) {
            budget[device.name] = rate;
        }
    }
    if (budget["cpus"] == 0) {
        const Device* topology = find_device(inventory, "topology", "topology");
        const auto threads = topology == nullptr ? std::nullopt : number_of(*topology, "threads");
        budget["cpus"] = static_cast<double>(std::max<std::uint64_t>(threads.value_or(1), 1));
    }
    // Nodes of memory alone have no CPU to spare: who is near them uses others.
    std::erase_if(budget, [](const auto& each) { return each.second <= 0; });
    if (const double watts = supplied_watts(inventory); watts > 0)
        budget["watts"] = std::max(watts - processor_watts(inventory), 1.0);
    return budget;
}

}  // namespace ocks
