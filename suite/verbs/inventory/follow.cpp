// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/inventory/follow.hpp"

#include "probes/hotplug/changes.hpp"
#include "probes/hotplug/followed_inventory.hpp"
#include "probes/hotplug/monitor.hpp"
#include "suite/stop_signal.hpp"
#include "suite/verbs/inventory/view.hpp"
#include "suite/verbs/terminal.hpp"

#include <array>
#include <chrono>
#include <fmt/format.h>
#include <poll.h>
#include <set>

namespace ocks::verbs {
namespace {

using Clock = std::chrono::steady_clock;

// One card that is plugged in is a dozen events. They are taken together when it is quiet, or after a while if it
// never is.
constexpr std::chrono::milliseconds quiet{300};
constexpr std::chrono::seconds longest_wait{3};

/// "speed_mbps 1000 -> 25000, state down -> up".
std::string differences(const HotplugChange& change)
{
    std::string text;
    const auto add = [&](const std::string& property, const std::string& from, const std::string& to) {
        text += fmt::format("{}{} {} -> {}", text.empty() ? "" : ", ", property, printable(from), printable(to));
    };
    for (const auto& [property, value] : change.device.properties) {
        const auto before = change.before.properties.find(property);
        if (before == change.before.properties.end())
            add(property, "nothing", to_string(value));
        else if (before->second != value)
            add(property, to_string(before->second), to_string(value));
    }
    for (const auto& [property, value] : change.before.properties) {
        if (!change.device.properties.contains(property))
            add(property, to_string(value), "nothing");
    }
    return text;
}

void print(const HotplugChange& change, bool json)
{
    const std::string_view happened = to_string(change.happened);
    if (json) {
        fmt::print("{{\"change\":\"{}\",\"device\":{}}}\n", happened, to_json_line(change.device));
        return;
    }
    const Tone tone = change.happened == Happened::came   ? Tone::good
                      : change.happened == Happened::went ? Tone::bad
                                                          : Tone::plain;
    const Device& device = change.device;
    const std::string what = change.happened == Happened::changed
                                 ? fmt::format("{} {}  {}", device.kind, printable(device.name), differences(change))
                                 : to_text_line(device);
    fmt::print("{} {}\n", painted(padded(happened, std::string_view{"changed"}.size()), tone), what);
}

/// Subsystems of the events that belong together; empty if it is time to stop.
std::set<std::string> gathered(DeviceMonitor& monitor, const StopSignal& stop)
{
    std::set<std::string> subsystems;
    auto deadline = Clock::time_point::max();
    for (;;) {
        std::array<pollfd, 2> files{pollfd{monitor.descriptor(), POLLIN, 0}, pollfd{stop.descriptor(), POLLIN, 0}};
        const int ready = poll(files.data(), files.size(), subsystems.empty() ? -1 : static_cast<int>(quiet.count()));
        if (stop.is_raised())
            return {};
        if (subsystems.empty())
            deadline = Clock::now() + longest_wait;
        while (const auto event = monitor.next())
            subsystems.insert(event->subsystem);
        if (!subsystems.empty() && (ready == 0 || Clock::now() >= deadline))
            return subsystems;
    }
}

}  // namespace

Result<void> follow(bool json)
{
    const StopSignal stop;
    // First the events, then the inventory: nothing that happens in between is lost.
    auto monitor = DeviceMonitor::open();
    if (!monitor)
        return Failure(monitor.error());
    auto followed = FollowedInventory::open("/", all_probes());
    if (!followed)
        return Failure(followed.error());
    if (json)
        fmt::print("{{\"change\":\"began\",\"devices\":{}}}\n", followed->inventory().devices.size());
    else
        fmt::print("following {} devices; stop it with Ctrl-C\n", followed->inventory().devices.size());
    std::fflush(stdout);
    for (;;) {
        const auto subsystems = gathered(*monitor, stop);
        if (subsystems.empty())
            return {};
        const Inventory before = followed->inventory();
        followed->update(subsystems);
        for (const HotplugChange& change : changes_between(before, followed->inventory()))
            print(change, json);
        std::fflush(stdout);
    }
}

}  // namespace ocks::verbs
