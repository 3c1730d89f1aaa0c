// SPDX-License-Identifier: GPL-3.0-or-later
/// What hwloc makes of a machine: which CPU is a thread of which core of which package.
#pragma once

#include "core/inventory.hpp"
#include "core/result.hpp"
#include "core/sysroot.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace ocks::topology {

/// One CPU that is online. Packages and cores are counted from 0 over the whole machine.
struct Thread {
    unsigned number = 0;
    std::optional<unsigned> package;
    std::optional<unsigned> core;

    friend bool operator==(const Thread&, const Thread&) = default;
};

struct Topology {
    std::vector<Thread> threads;
    unsigned numa_nodes = 0;

    friend bool operator==(const Topology&, const Topology&) = default;
};

/// Runs hwloc in a child process, on a copy of the files that it needs. hwloc takes its root from the environment,
/// which belongs to the whole process; it looks past that root at the live machine when the root does not suit it;
/// and it has not been written for the snapshots of strangers. A child has an environment of its own, sees only
/// what went through the sysroot, and takes nobody with it. absent: the root has no CPUs to show.
[[nodiscard]] Result<Topology> discover(const Sysroot& root, std::vector<Note>& notes);

/// What the child prints: "thread NUMBER PACKAGE CORE" with "-" for none, "numa_nodes N", and "end".
[[nodiscard]] Result<Topology> parse_topology(std::string_view text);

}  // namespace ocks::topology
