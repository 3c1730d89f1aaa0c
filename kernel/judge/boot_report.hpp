// SPDX-License-Identifier: GPL-3.0-or-later
/// What is written about boots: boot.json beside each one's results, and JUnit over all of them.
#pragma once

#include "kernel/boot/boot.hpp"
#include "kernel/judge/boot_checks.hpp"
#include "kernel/judge/boot_verdict.hpp"
#include "kernel/judge/look.hpp"

#include <string>
#include <vector>

namespace ocks {

struct JudgedBoot {
    std::string model;
    std::string architecture = {};
    std::string fault;  ///< "id" or "id:target"; empty for none
    BootRecord record;
    std::vector<BootCheck> checks;
    BootVerdict verdict = {};
    std::vector<Initcall> initcalls = {};  ///< the slowest of them, if the boot was a look
};

[[nodiscard]] std::string to_json(const JudgedBoot& boot);

/// One test suite for each boot, one test case for each check of it.
[[nodiscard]] std::string to_junit(const std::vector<JudgedBoot>& boots);

}  // namespace ocks
