// SPDX-License-Identifier: GPL-3.0-or-later
/// The processes that a step left behind. As the subreaper we inherit every orphan below us, however
/// often it forked away from its group and session.
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string_view>
#include <sys/types.h>

namespace ocks {

struct ProcessLine {
    pid_t pid = 0;
    pid_t parent = 0;

    friend bool operator==(const ProcessLine&, const ProcessLine&) = default;
};

/// "1234 (a name) S 1 …" of /proc/<pid>/stat; the name may hold anything, parentheses too.
[[nodiscard]] std::optional<ProcessLine> parse_stat(std::string_view text);

/// Makes this process the parent of all orphans below it.
void become_subreaper();

/// Our children now.
[[nodiscard]] std::set<pid_t> children();

/// Kills and reaps everything below us, children in `spared` and their descendants excepted.
/// False if something was still there at the deadline (a process in an uninterruptible sleep).
[[nodiscard]] bool sweep(const std::set<pid_t>& spared, std::chrono::milliseconds deadline);

}  // namespace ocks
