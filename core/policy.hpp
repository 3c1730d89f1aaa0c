// SPDX-License-Identifier: GPL-3.0-or-later
/// What a certificate takes: the tests of a profile, the limits they are held to, and which devices
/// they must cover. Read from suite/policies/*.toml; both the suite and the HCL judge by it.
#pragma once

#include "core/measurement.hpp"
#include "core/result.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

using Parameters = std::map<std::string, std::string, std::less<>>;

struct TestRule {
    bool blocking = true;  ///< without its pass on every device it applies to there is no certificate
    std::vector<Criterion> criteria = {};
    Parameters parameters = {};  ///< for every profile; a profile may override them

    friend bool operator==(const TestRule&, const TestRule&) = default;
};

/// Devices of a kind whose properties match must have passed `tests`, or are exempt for a reason.
/// The first rule that matches a device is the one that counts; a device that none matches is uncovered.
struct CoverageRule {
    std::string name = {};
    std::string kind = {};
    std::map<std::string, std::string, std::less<>> where = {};  ///< property -> fnmatch(3) pattern of its text
    std::vector<std::string> tests = {};                         ///< all of them; empty for an exemption
    std::string reason = {};                                     ///< of an exemption

    friend bool operator==(const CoverageRule&, const CoverageRule&) = default;
};

struct Profile {
    std::string summary = {};
    std::vector<std::string> tests = {};                             ///< in the order in which they are to run
    std::map<std::string, Parameters, std::less<>> parameters = {};  ///< by test
    bool certifies = false;  ///< a pass of this profile can become a certificate

    friend bool operator==(const Profile&, const Profile&) = default;
};

struct Policy {
    std::string id = {};                 ///< "server"
    std::string version = {};            ///< "2026.1"
    std::string sha256 = {};             ///< of the file, 64 hexadecimal digits
    std::vector<Criterion> health = {};  ///< every test is held to these as well
    std::map<std::string, TestRule, std::less<>> tests = {};
    std::map<std::string, Profile, std::less<>> profiles = {};
    std::vector<CoverageRule> coverage = {};

    friend bool operator==(const Policy&, const Policy&) = default;
};

/// `name` is used in errors only: "name:line: key: why".
[[nodiscard]] Result<Policy> parse_policy(std::string_view text, std::string_view name);

/// The test's own criteria, then those of the health gate.
[[nodiscard]] std::vector<Criterion> criteria_of(const Policy& policy, std::string_view test);

/// The test's parameters with the profile's own on top.
[[nodiscard]] Parameters parameters_of(const Policy& policy, std::string_view profile, std::string_view test);

}  // namespace ocks
