// SPDX-License-Identifier: GPL-3.0-or-later
/// What the kernel log says about a machine's health: the one table of patterns that both the boot
/// judge and the health gate of the suite hold a log against.
#pragma once

#include <cstddef>
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
    std::string_view id = {};  ///< the class: "panic", "lockdep", "aer-nonfatal"; several patterns may share it
    Severity severity{};
    std::string_view pattern = {};  ///< of log_line.hpp, held against one message
    std::string_view label = {};    ///< of a report: its title is "LABEL in FUNCTION"; empty: the message itself
    std::string_view part_of = {};  ///< ids, with commas: after one of these it is a line of the same report
    std::string_view source = {};   ///< which kernel code prints it
};

struct LogFinding {
    std::string id = {};
    Severity severity{};
    std::string title = {};       ///< for people: "WARNING in foo", "KASAN: slab-use-after-free in bar"
    std::string line = {};        ///< the first of the report, without timestamp and level
    std::size_t line_number = 0;  ///< of that line in the log, from 1

    friend bool operator==(const LogFinding&, const LogFinding&) = default;
};

/// In the order in which they are asked: the first that a message matches decides.
[[nodiscard]] std::span<const LogPattern> log_patterns();

/// One finding for each report, however many lines it has, in the order of the log; linear in its length.
/// Lines may carry "[  1.234567] ", "[  T12]", "<6>" or /dev/kmsg prefixes, and one may begin in the middle of
/// what another writer left unfinished. A line can be harmless for a reason that is written down beside the patterns.
[[nodiscard]] std::vector<LogFinding> find_trouble(std::string_view log);

[[nodiscard]] std::string_view to_string(Severity severity);

}  // namespace ocks
