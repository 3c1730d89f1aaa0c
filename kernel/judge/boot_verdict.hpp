// SPDX-License-Identifier: GPL-3.0-or-later
/// What became of a boot, in one word for machines and one sentence for people. It is told from what was heard of
/// the machine alone; which fault was built in is not known here. docs/boot-judge.md lists the words.
#pragma once

#include "kernel/judge/allow_list.hpp"
#include "kernel/judge/boot_checks.hpp"

#include <string>
#include <vector>

namespace ocks {

struct BootVerdict {
    std::string id;       ///< "good", the id of a LogPattern, "hang", "power-cut", "slow-disk", …
    std::string because;  ///< empty if it is good

    friend bool operator==(const BootVerdict&, const BootVerdict&) = default;
};

/// Trouble in the console that is not allowed, and the reason why each other finding is.
struct JudgedLog {
    std::vector<LogFinding> trouble;  ///< fatal and degraded ones, in the order of the console
    std::vector<LogFinding> notes;
    std::vector<std::string> allowed;  ///< "CLASS: TITLE: REASON"
};

[[nodiscard]] JudgedLog
judge_log(const BootRecord& record, const Model& model, const std::vector<Allowance>& allowances);

/// The first of these decides: what the kernel called fatal, how the machine ended if it did not end by itself, what
/// degraded it, which device has not its driver, what the devices did when they were used, any other check.
[[nodiscard]] BootVerdict
boot_verdict(const BootRecord& record, const Model& model, const std::vector<BootCheck>& checks);

/// The list that is part of the program.
[[nodiscard]] const Result<std::vector<Allowance>>& built_in_allowances();

}  // namespace ocks
