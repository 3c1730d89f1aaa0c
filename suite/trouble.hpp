// SPDX-License-Identifier: GPL-3.0-or-later
/// What became worse between two states of health, and how it adds up.
#pragma once

#include "core/kernel_log.hpp"
#include "core/measurement.hpp"
#include "core/result.hpp"
#include "suite/health.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

struct Trouble {
    std::map<std::string, double, std::less<>> grown;  ///< by what was counted: "aer_fatal"
    std::uint64_t taint = 0;                           ///< new bits
    double changed_links = 0;
    double fatal = 0;  ///< reports in the kernel log
    double degraded = 0;
    bool is_log_unknown = false;
    std::vector<std::string> findings;  ///< one line for each thing that changed or was logged
};

[[nodiscard]] Trouble trouble_between(const Health& before, const Health& after);

void add(Trouble& trouble, const LogFinding& finding);

/// The log could not be read: then it is not measured.
void add(Trouble& trouble, const Error& error);

void add(Trouble& trouble, const Trouble& more);

struct HealthReport {
    std::vector<Measurement> measured;
    std::vector<std::string> findings;

    friend bool operator==(const HealthReport&, const HealthReport&) = default;
};

/// As measurements that the policy's health criteria are held against; rates are over `time`.
[[nodiscard]] HealthReport report_of(Trouble trouble, std::chrono::milliseconds time);

}  // namespace ocks
