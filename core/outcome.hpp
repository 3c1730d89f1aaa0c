// SPDX-License-Identifier: GPL-3.0-or-later
/// The six words for how a test ended. Only `fail` accuses the hardware.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

enum class Outcome {
    pass,            ///< every criterion was met
    fail,            ///< evidence against the hardware
    skip,            ///< applicable, and not run; known before anything ran
    error,           ///< the test could not do its work; no evidence either way
    not_applicable,  ///< the server has nothing that this test is about
    info,            ///< measured for the record, and held to nothing
};

struct Verdict {
    Outcome outcome = Outcome::error;       ///< never a pass by default
    std::string code = {};                  ///< one word for a skip or error: "no-grant", "timeout", "tool-missing" …
    std::vector<std::string> reasons = {};  ///< why it is not a pass, one clause each
    std::vector<std::string> warnings = {};  ///< criteria that were missed and do not block

    friend bool operator==(const Verdict&, const Verdict&) = default;
};

/// "pass", "not-applicable" …: the words of reports and pages.
[[nodiscard]] std::string_view to_string(Outcome outcome);

[[nodiscard]] std::optional<Outcome> parse_outcome(std::string_view word);

}  // namespace ocks
