// SPDX-License-Identifier: GPL-3.0-or-later
/// What will run, and why the rest will not: decided before anything runs, from values alone.
#pragma once

#include "core/coverage.hpp"
#include "core/inventory.hpp"
#include "core/policy.hpp"
#include "core/record.hpp"
#include "suite/test_case.hpp"
#include "suite/words.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// Two ports of this server that see each other.
struct Cable {
    std::string one;
    std::string other;

    friend bool operator==(const Cable&, const Cable&) = default;
};

/// What this run may do to the server it is on, and what it finds there to work with.
/// look_around() in suite/surroundings.hpp fills it in.
struct Allowed {
    bool root = false;
    bool live = false;
    Harm harm = Harm::destroys_data;       ///< no case that does more
    std::vector<std::string> grants = {};  ///< serials of the disks that may be overwritten
    std::vector<Cable> cables = {};
    std::vector<std::string> tools = {};             ///< programs that were found
    std::map<std::string, std::string> in_use = {};  ///< disk or port -> what uses it
    std::uint64_t free_memory_bytes = 0;
    std::uint64_t seed = 1;  ///< of all randomness in the run
};

/// One case on one device.
struct Step {
    const TestCase* test = nullptr;
    Device device;
    Parameters parameters;
    std::chrono::seconds estimate{1};
    std::chrono::seconds begins{0};  ///< after the run has begun, if every estimate is right
};

struct Plan {
    std::string policy;  ///< id and version
    std::string profile;
    std::string summary;  ///< of the profile
    std::vector<Step> steps;
    std::vector<Record> settled;        ///< skip, not-applicable or error, with the reason
    std::vector<Covered> uncovered;     ///< devices that no test of this profile can cover
    std::vector<std::string> warnings;  ///< what the operator said and nothing answers to
    std::chrono::seconds estimate{0};   ///< of the run, with what is independent side by side
    std::chrono::seconds serial{0};     ///< if one step came after the other
    std::chrono::seconds critical{0};   ///< the longest chain of steps that must follow one another
};

/// Each test of the profile leaves at least one step or one settled record: nothing is dropped in silence.
/// A profile that the policy does not have gives an empty plan, which concludes as incomplete.
[[nodiscard]] Plan plan(const Inventory& inventory,
                        std::span<const TestCase* const> cases,
                        const Policy& policy,
                        std::string_view profile,
                        const Allowed& allowed);

/// Sorts the steps by phase and fills in when each begins and how long all of it takes. Part of plan(); again after
/// steps were taken out.
void arrange(Plan& plan, const Inventory& inventory);

/// For a person, sorted as it will run.
[[nodiscard]] std::string to_text(const Plan& plan, const console::Words& words = console::Words{});

/// Stable, documented in docs/writing-a-test.md.
[[nodiscard]] std::string to_json(const Plan& plan);

}  // namespace ocks
