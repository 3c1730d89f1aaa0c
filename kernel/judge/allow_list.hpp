// SPDX-License-Identifier: GPL-3.0-or-later
/// What the judge of a boot lets pass, and why. kernel/judge/allowed.toml holds it; an entry without a reason is
/// refused.
#pragma once

#include "core/kernel_log.hpp"
#include "core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

struct Allowance {
    std::string finding;                     ///< the id of a LogPattern
    std::string line;                        ///< a pattern of core/log_line.hpp, held against the finding's line
    std::string reason;                      ///< why it is no defect
    std::vector<std::string> models;         ///< names; empty: every model
    std::vector<std::string> architectures;  ///< empty: each
    std::vector<std::string> releases;       ///< patterns, held against `uname -r`; empty: every one

    friend bool operator==(const Allowance&, const Allowance&) = default;
};

/// Where a log comes from.
struct LogOrigin {
    std::string_view model = {};
    std::string_view architecture = {};
    std::string_view release = {};  ///< empty if the guest never told
};

/// `name` names the list in errors: "name:line: key: why".
[[nodiscard]] Result<std::vector<Allowance>> parse_allow_list(std::string_view text, std::string_view name);

/// kernel/judge/allowed.toml, which is part of the program.
[[nodiscard]] std::string_view allow_list_text();

/// The first allowance for that finding, or null.
[[nodiscard]] const Allowance*
allowance_of(const LogFinding& finding, const LogOrigin& origin, const std::vector<Allowance>& list);

}  // namespace ocks
