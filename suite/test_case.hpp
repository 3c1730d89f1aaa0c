// SPDX-License-Identifier: GPL-3.0-or-later
/// A test case is a declaration plus one function: which devices it is about, what it needs, what harm
/// it can do, how long it takes, and how it measures. What must hold is in the policy.
#pragma once

#include "core/command.hpp"
#include "core/inventory.hpp"
#include "core/measurement.hpp"
#include "core/policy.hpp"
#include "core/result.hpp"
#include "core/sysroot.hpp"
#include "suite/control.hpp"

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// What a case may do to the server, from harmless to worst.
enum class Harm {
    none,           ///< it reads
    load,           ///< it makes the server slow and warm
    disrupts,       ///< it takes a device away from its users for a while
    destroys_data,  ///< it overwrites a disk that the operator named by serial
};

/// What a case needs for itself while it runs; what is independent runs side by side (docs/scheduling.md).
enum class Claim {
    nothing,  ///< it only looks
    device,   ///< the device under test, and its peer
    machine,  ///< all CPUs or all memory
};

/// What a case takes of what all share, and what it cannot bear beside it.
struct Resources {
    unsigned cpus = 1;            ///< that it keeps busy, of the device's node
    unsigned watts = 0;           ///< that the device may draw at most while the case works it
    bool link = false;            ///< it fills the device's link, and needs as much of every bridge above
    bool quiet = false;           ///< it measures a time that any neighbour would disturb
    bool restarts = false;        ///< it restarts the server: after all others, in the order of the profile
    std::string_view turns = {};  ///< cases that name the same thing take turns: "pci rescan"
};

/// A property and the fnmatch(3) pattern its text must match; "name" is the device's own name.
struct Pattern {
    std::string_view property = {};
    std::string_view pattern = {};
};

/// One sort of device that a case is about.
struct Subject {
    std::string_view kind = {};
    std::span<const Pattern> where = {};
    std::span<const Pattern> controller = {};  ///< patterns on the PCI device that `pci_address` names
    std::string_view otherwise = {};   ///< why a device of the kind that does not match is not applicable; empty
                                       ///< if such a device is another case's business
    std::string_view unanswered = {};  ///< if none matches, and that may mean that nobody looked: what is missing
};

struct Needs {
    bool root = false;
    bool grant = false;  ///< the operator's consent by serial to lose the data on the device
    bool idle = false;   ///< nobody uses the device, nor the disks and ports behind it
    bool cable = false;  ///< another port of this server at the end of the device's cable
    std::span<const std::string_view> tools = {};
    std::uint64_t memory_bytes = 0;  ///< free memory without which the case cannot start
};

/// Everything that a case may use.
struct Bench {
    const Sysroot& root;
    const Inventory& inventory;
    const Device& device;
    const Parameters& parameters;            ///< of the policy, and what the plan added: "peer", "seed"
    const std::vector<std::string>& grants;  ///< serials
    Runner& runner;
    std::string log_prefix;  ///< path and beginning of the names of files that the case leaves; empty for none
    Control control = write_attribute;
};

using Measured = Result<std::vector<Measurement>>;

struct TestCase {
    std::string_view id = {};       ///< "nvme.io"; its file and object are called nvme_io
    std::string_view summary = {};  ///< one clause for the plan
    std::string_view shows = {};    ///< the fact about the hardware that a pass establishes
    std::span<const Subject> subjects = {};
    Harm harm = Harm::none;
    Claim claim = Claim::nothing;
    Resources resources = {};
    Needs needs = {};
    std::chrono::seconds (*estimate)(const Device&, const Parameters&) = nullptr;  ///< nothing: a second
    Measured (*measure)(const Bench&) = nullptr;
    /// Puts the device back if `measure` was killed before it could; run in a process of its own.
    void (*restore)(const Bench&) = nullptr;
};

/// All cases below suite/cases/, in the order of their names. The build writes this table.
[[nodiscard]] std::span<const TestCase* const> all_cases();

[[nodiscard]] std::string_view to_string(Harm harm);

}  // namespace ocks
