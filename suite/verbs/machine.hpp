// SPDX-License-Identifier: GPL-3.0-or-later
/// The beginning of most verbs: open a root, observe it, and join the drivers matrix to what was found.
#pragma once

#include "core/inventory.hpp"
#include "core/policy.hpp"
#include "core/result.hpp"
#include "core/sysroot.hpp"

#include <string>

namespace ocks::verbs {

struct Machine {
    Sysroot root;
    Inventory inventory;
};

/// malformed for an empty directory, which would pass for a machine without devices. `name` is what errors say.
[[nodiscard]] Result<void> check_machine(const Sysroot& root, const std::string& name);

/// `matrix` is a file, or empty: then no device knows which driver it is to have.
[[nodiscard]] Result<Machine> look_at(const std::string& root, const std::string& matrix);

/// A policy file; errors name it with the line.
[[nodiscard]] Result<Policy> load_policy(const std::string& path);

/// What runs this machine: "qemu", "kvm", "vmware" …, "none" on hardware; empty if it cannot be told.
[[nodiscard]] std::string virtualization_of(const Inventory& inventory);

}  // namespace ocks::verbs
