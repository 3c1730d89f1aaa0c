// SPDX-License-Identifier: GPL-3.0-or-later
/// A copy of the few files that hwloc builds a topology from, made through the one door.
#pragma once

#include "core/inventory.hpp"
#include "core/result.hpp"
#include "core/sysroot.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks::topology {

/// A directory of its own that goes away with this object.
class Stage {
public:
    /// In memory if the machine has such a place.
    [[nodiscard]] static Result<Stage> create();
    Stage(Stage&& other) noexcept;
    Stage(const Stage&) = delete;
    Stage& operator=(Stage&&) = delete;
    Stage& operator=(const Stage&) = delete;
    ~Stage();

    [[nodiscard]] const std::string& path() const { return m_path; }

    /// A file that the root does not have is none in the copy either; one that cannot be read is noted.
    [[nodiscard]] Result<void> copy(const Sysroot& root, const std::string& file, std::vector<Note>& notes) const;

private:
    explicit Stage(std::string path) : m_path(std::move(path)) {}

    std::string m_path;
};

/// CPUs, packages, cores and NUMA nodes. Caches, PCI and all else are not copied, so hwloc does not look for them.
[[nodiscard]] Result<void> copy_topology(const Sysroot& root, const Stage& stage, std::vector<Note>& notes);

}  // namespace ocks::topology
