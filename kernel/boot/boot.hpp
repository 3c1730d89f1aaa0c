// SPDX-License-Identifier: GPL-3.0-or-later
/// One boot from power-on to power-off, and everything that was heard of it.
#pragma once

#include "kernel/boot/frames.hpp"
#include "kernel/machine/disk_image.hpp"
#include "kernel/machine/machine.hpp"
#include "kernel/machine/monitor.hpp"
#include "kernel/machine/setup.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

struct Stage {
    double uptime_seconds = 0;  ///< by the guest's clock
    std::string name;

    friend bool operator==(const Stage&, const Stage&) = default;
};

/// What the judge of a boot decides upon. It holds no opinion.
struct BootRecord {
    std::string console;  ///< the whole of the kernel's console
    std::vector<Stage> stages;
    std::map<std::string, std::string, std::less<>> facts;  ///< by the guest: release, taint
    std::map<std::string, std::string, std::less<>> files;  ///< the results, by path
    std::optional<unsigned> end_status;                     ///< of the command, in the last frame of the channel
    std::string channel_error;                              ///< why the channel could not be believed
    std::string gave_up;                                    ///< which deadline ended it
    std::string machine_status;                             ///< how QEMU ended; proves nothing by itself
    std::vector<std::string> refusals;                      ///< of QEMU's monitor
    std::vector<MachineEvent> events;                       ///< what the machine did, in its order
    std::vector<DiskState> disks;
    std::string command;                    ///< what ran inside
    std::chrono::milliseconds duration{0};  ///< by the host's clock
    std::uint64_t result_bytes = 0;
    std::chrono::milliseconds result_duration{0};  ///< how long the results took to arrive
};

struct Deadlines {
    std::chrono::milliseconds overall{180'000};
    std::chrono::milliseconds stall{60'000};
};

/// Called with what arrives, when it arrives.
struct Listener {
    std::function<void(std::string_view bytes)> console;
    std::function<void(const Frame& frame)> frame;
};

/// Follows a machine that was just started until it is off or a deadline passes; then it is off as well.
[[nodiscard]] BootRecord follow(Machine machine,
                                const std::vector<Reaction>& reactions,
                                const Deadlines& deadlines,
                                const Listener& listener,
                                Before before = Before::nobody);

}  // namespace ocks
