// SPDX-License-Identifier: GPL-3.0-or-later
/// A control group (v2) for one step: nothing that a test starts can leave it, and all of it dies at once.
#pragma once

#include "core/result.hpp"
#include "core/sysroot.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ocks {

/// Where /proc/self/mountinfo says that cgroup v2 is mounted, beside v1 or alone.
[[nodiscard]] std::optional<std::string> cgroup2_mount(std::string_view mountinfo);

/// Our own place in the v2 tree, from /proc/self/cgroup: the line "0::/user.slice".
[[nodiscard]] std::optional<std::string> own_cgroup(std::string_view self_cgroup);

/// How many processes memory.events says were killed for memory: the line "oom_kill 2".
[[nodiscard]] std::uint64_t oom_kills(std::string_view memory_events);

class Cgroup {
public:
    /// absent or denied where there is no v2 tree that we may write to; then process groups must do.
    /// The memory limit is set where the memory controller can be had.
    [[nodiscard]] static Result<Cgroup> make(const Sysroot& root, const std::string& name, std::uint64_t memory_max);

    Cgroup(Cgroup&& other) noexcept;
    Cgroup(const Cgroup&) = delete;
    Cgroup& operator=(Cgroup&&) = delete;
    Cgroup& operator=(const Cgroup&) = delete;
    ~Cgroup();  ///< kills what is left in it, and removes it

    [[nodiscard]] const std::string& path() const { return m_path; }

    /// The kernel has killed a process in it because all of them together took more memory than they may.
    [[nodiscard]] bool was_out_of_memory() const;

    /// Kills every process in it: at once by cgroup.kill (5.14), or one by one.
    void kill() const;

private:
    explicit Cgroup(std::string path) : m_path(std::move(path)) {}

    std::string m_path;
};

}  // namespace ocks
