// SPDX-License-Identifier: GPL-3.0-or-later
/// What became of one test case on one device. Reports and the HCL are made of these.
#pragma once

#include "core/measurement.hpp"
#include "core/outcome.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace ocks {

struct Record {
    std::string test = {};    ///< the case's id: "nvme.io"
    std::string kind = {};    ///< the kind of the device it ran on; empty if there was none
    std::string device = {};  ///< that device's name; empty if there was none to run on
    unsigned attempt = 1;
    std::string started = {};  ///< UTC, RFC 3339; empty if it never started
    std::uint64_t duration_milliseconds = 0;
    std::map<std::string, std::string, std::less<>> parameters = {};  ///< what the case was told: sizes, seeds, tools
    std::vector<Measurement> measured = {};  ///< kept, so that an old report can be judged by new limits
    std::vector<std::string> findings = {};  ///< lines of the kernel log and the like that the health gate saw
    std::vector<std::string> logs = {};      ///< file names below logs/
    Verdict verdict = {};

    friend bool operator==(const Record&, const Record&) = default;
};

}  // namespace ocks
