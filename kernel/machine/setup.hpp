// SPDX-License-Identifier: GPL-3.0-or-later
/// One machine that is about to be started: a model and what a fault does to it. QEMU's arguments are a pure
/// function of it.
#pragma once

#include "kernel/machine/firmware.hpp"
#include "kernel/model/model.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace ocks {

/// A drive of the machine. The sectors are of 512 bytes.
struct Drive {
    ModelDisk disk;
    std::string path;                                    ///< of its image
    std::vector<std::uint64_t> unreadable_sectors;       ///< reading them fails
    std::vector<std::uint64_t> unwritable_sectors = {};  ///< writing them fails
    std::vector<std::uint64_t> forgetful_sectors;        ///< writing them succeeds, and nothing is written
    std::uint64_t bytes_per_second = 0;                  ///< reads and writes together; 0 is as fast as it can

    friend bool operator==(const Drive&, const Drive&) = default;
};

/// One command of QEMU's monitor; `arguments` is a JSON object, or empty.
struct MonitorCommand {
    std::string name;
    std::string arguments;

    friend bool operator==(const MonitorCommand&, const MonitorCommand&) = default;
};

/// What is done to the running machine when the guest sends a mark or enters a stage, or at an event of the machine,
/// "NAME DETAIL": see monitor.hpp.
struct Reaction {
    std::string mark;
    std::vector<MonitorCommand> commands;

    friend bool operator==(const Reaction&, const Reaction&) = default;
};

struct Setup {
    Model model;
    FirmwareFiles firmware = {};  ///< its variables are a copy for this boot
    std::string kernel;           ///< path of the kernel image
    std::string initial_disk;     ///< path of the boot image with everything that was added to it
    bool has_initial_disk = true;
    bool has_signature = true;  ///< where the firmware asks for one
    std::vector<Drive> drives;
    std::vector<std::string> kernel_words;                        ///< added to the kernel's command line
    std::map<std::string, std::string, std::less<>> guest_files;  ///< path -> content
    std::vector<Reaction> reactions;

    friend bool operator==(const Setup&, const Setup&) = default;
};

/// The descriptors under which QEMU finds its ports.
inline constexpr int console_descriptor = 3;
inline constexpr int channel_descriptor = 4;
inline constexpr int monitor_descriptor = 5;
inline constexpr int first_wire_descriptor = 6;  ///< the two ends of the first cable, then those of the next; at
                                                 ///< last the TPM's

/// The whole command line of QEMU, program first.
[[nodiscard]] std::vector<std::string> qemu_arguments(const Setup& setup);

/// The drive that the firmware starts the kernel from; null if QEMU itself places the kernel.
[[nodiscard]] const Drive* system_drive(const Setup& setup);

/// The kernel's command line.
[[nodiscard]] std::string kernel_command_line(const Setup& setup);

}  // namespace ocks
