// SPDX-License-Identifier: GPL-3.0-or-later
/// What the kernel takes the time from, and whether somebody keeps it right.
///
///   clocksource0/current_clocksource      "tsc"
///   clocksource0/available_clocksource    "tsc hpet acpi_pm"
///   clockevents/clockevent0/current_device   "lapic-deadline"
///
/// kernel/time/clocksource.c and kernel/time/clockevents.c in the kernel; adjtimex(2).
#include "probes/attributes.hpp"
#include "probes/kernel/clock_state.hpp"
#include "probes/probe.hpp"

#include <array>
#include <utility>

namespace ocks::probes {
namespace {

constexpr auto attributes = std::to_array<Attribute>({
    {"clocksource/clocksource0/current_clocksource", "current"},
    {"clocksource/clocksource0/available_clocksource", "available"},
    {"clockevents/clockevent0/current_device", "timer"},
});

void observe_clock(const Sysroot& root, Inventory& inventory)
{
    Device device{.kind = "clocksource", .name = "clocksource", .properties = {}};
    read_attributes(root, "/sys/devices/system", attributes, device, inventory.notes);
    if (const auto answer = root.ask("clock_state", ask_clock_state)) {
        if (const auto synchronized = is_clock_synchronized(*answer))
            device.properties.emplace("synchronized", std::uint64_t{*synchronized ? 1U : 0U});
        else
            inventory.notes.push_back({"clocksource", "/answers/clock_state", synchronized.error().why});
    } else if (answer.error().code != Errc::absent) {
        inventory.notes.push_back({"clocksource", answer.error().where, answer.error().why});
    }
    if (!device.properties.empty())
        inventory.devices.push_back(std::move(device));
}

}  // namespace

extern constinit const Probe clocksource{
    .id = "clocksource",
    .summary = "what the kernel takes the time from, and whether it is kept right",
    .observe = observe_clock,
};

}  // namespace ocks::probes
