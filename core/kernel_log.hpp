// SPDX-License-Identifier: GPL-3.0-or-later
/// What the kernel log says about a machine's health: the one table of patterns that both the boot
/// judge and the health gate of the suite hold a log against.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

enum class Severity {
    note,      ///< worth showing
    degraded,  ///< the machine runs on with less: a warning, an uncorrected AER error, a failed probe
    fatal,     ///< the kernel or the hardware lost state: oops, BUG, panic, machine check, lockup
};

struct LogPattern {
    std::string_view id = {};  ///< "panic", "lockdep", "aer-uncorrected"
    Severity severity{};
    std::string_view pattern = {};  ///< POSIX extended regular expression, held against one line
    std::string_view source = {};   ///< which kernel code prints it
};

struct LogFinding {
    std::string id = {};
    Severity severity{};
    std::string line = {};  ///< without timestamp and level

    friend bool operator==(const LogFinding&, const LogFinding&) = default;
};

/// Sorted by id.
[[nodiscard]] std::span<const LogPattern> log_patterns();

/// The first pattern that a line matches decides; a line can be harmless for a reason that is written down
/// beside the patterns. Lines may carry "[  1.234567] ", "<6>" or /dev/kmsg prefixes.
[[nodiscard]] std::vector<LogFinding> find_trouble(std::string_view log);

[[nodiscard]] std::string_view to_string(Severity severity);

}  // namespace ocks
