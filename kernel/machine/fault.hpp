// SPDX-License-Identifier: GPL-3.0-or-later
/// A defect that is built into a machine on purpose, to show that the tests and the judge can fail.
#pragma once

#include "core/result.hpp"
#include "kernel/machine/setup.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ocks {

/// The model that has something for nearly every fault.
inline constexpr std::string_view fault_bench = "fault-bench";

struct Fault {
    std::string_view id = {};
    std::string_view summary = {};
    std::string_view evidence = {};  ///< what must be seen of it, and by whom
    std::string_view verdict = {};   ///< of a boot that uses each device once; empty: only a test of the suite sees it
    std::string_view boot_target = {};     ///< the target with which such a boot shows it
    std::string_view bench = fault_bench;  ///< a model that has what it strikes

    /// `target` is what stood behind the colon of "id:target"; empty lets the fault choose.
    Result<void> (*apply)(Setup& setup, std::string_view target) = nullptr;
};

/// kernel/faults/*.cpp, sorted by file name.
[[nodiscard]] std::span<const Fault* const> all_faults();

/// Applies "id", "id:target", or several of them as "one+other:target"; absent if there is no such fault or the
/// machine has nothing it could strike.
[[nodiscard]] Result<void> apply_fault(Setup& setup, std::string_view faults);

/// The fault of "id" or "id:target", or null.
[[nodiscard]] const Fault* find_fault(std::string_view fault);

/// The drive with that serial or, if it is empty, the first blank one with that attachment.
[[nodiscard]] Result<Drive*> struck_drive(Setup& setup, std::string_view attachment, std::string_view serial);

/// The first root port that is an option of the model. Absent if it has none.
[[nodiscard]] Result<std::string> struck_port(const Setup& setup);

/// A device of the model's options, "nvme,id=drive0,bus=port1,…", of that type with that id or, if it is empty, the
/// first of them. Absent if there is none.
[[nodiscard]] Result<std::string> struck_device(const Setup& setup, std::string_view type, std::string_view id);

/// The value of a property in a list "type,key=value,key=value"; empty if it has no such key.
[[nodiscard]] std::string property_of(std::string_view device, std::string_view key);

/// The first NVMe drive, or that with the id, which is plugged into a root port; then the slots are the operating
/// system's own to handle. Absent if there is none.
[[nodiscard]] Result<std::string> struck_hotplug(Setup& setup, std::string_view id);

/// What takes a device of the model's options out of its slot, and what puts it back.
[[nodiscard]] MonitorCommand removal_of(std::string_view device);
[[nodiscard]] MonitorCommand insertion_of(std::string_view device);

/// Runs a script in the guest before the command; `commands` are given to QEMU as it begins.
void strike(Setup& setup, std::string_view name, std::string_view script, std::vector<MonitorCommand> commands);

/// Refuses machines that are not of that architecture: "x86_64".
[[nodiscard]] Result<void> needs_architecture(const Setup& setup, std::string_view architecture);

/// One sector in every half mebibyte, away from the ends where signatures are looked for.
[[nodiscard]] std::vector<std::uint64_t> scattered_sectors(const Drive& drive);

}  // namespace ocks
