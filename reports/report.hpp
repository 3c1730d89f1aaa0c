// SPDX-License-Identifier: GPL-3.0-or-later
/// A certification run as one value: what was found, what was planned, what came of it, and what it is held
/// to. The XML in schema/report.xsd is this value written down; every other view is a function of it.
#pragma once

#include "core/conclusion.hpp"
#include "core/coverage.hpp"
#include "core/inventory.hpp"
#include "core/policy.hpp"
#include "core/record.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// The program that made the report.
struct SuiteReference {
    std::string name = "ocks-cert";
    std::string version;
    std::string binary_sha256;
    std::string build_id = {};    ///< the linker's digest of it, which debug symbols are found by; empty if it has none
    std::string git_commit = {};  ///< of its sources; with "-dirty" if they had changed since; empty if nobody knows
    std::string package = {};     ///< that it was installed by, as NAME-VERSION-RELEASE; empty if by none
    std::string sbom_sha256 = {};  ///< of the list of what it was built from, if that lies beside it

    friend bool operator==(const SuiteReference&, const SuiteReference&) = default;
};

/// The policy that the run was planned and judged by.
struct PolicyReference {
    std::string id;
    std::string version;
    std::string sha256;
    std::string profile;

    friend bool operator==(const PolicyReference&, const PolicyReference&) = default;
};

/// Somebody else's program that tests ran.
struct Tool {
    std::string name;
    std::string version = {};  ///< as it says itself; empty if it does not
    std::string sha256;        ///< of the program file

    friend bool operator==(const Tool&, const Tool&) = default;
};

/// Where the suite ran, beside what the inventory says of the machine.
struct Environment {
    std::string virtualization = {};   ///< "none", "kvm", "qemu" …; empty if nobody knows
    std::string rack = {};             ///< where the machine stands, as its operator said; empty if nobody did
    std::string ambient_celsius = {};  ///< of the air that it takes in, a decimal number; empty if nobody knows
    std::string ambient_source = {};   ///< who measured that: "operator", or a sensor of the inventory
    std::vector<Tool> tools = {};      ///< by name

    friend bool operator==(const Environment&, const Environment&) = default;
};

enum class RedactionMode {
    none,  ///< values are as the machine said them; never to be published
    hmac,  ///< names of things are keyed hashes: equal things look equal, and nothing else can be learned
};

struct Redaction {
    RedactionMode mode = RedactionMode::none;
    std::string key_id;  ///< of the vendor's redaction key; empty without one
    std::uint64_t replaced = 0;

    friend bool operator==(const Redaction&, const Redaction&) = default;
};

struct Planned {
    std::string test;
    bool blocking = true;

    friend bool operator==(const Planned&, const Planned&) = default;
};

/// A criterion and whether every measurement of its name met it.
struct Held {
    Criterion criterion;
    bool met = false;

    friend bool operator==(const Held&, const Held&) = default;
};

/// A record and what it was judged by.
struct TestResult {
    Record record;
    std::vector<Held> held;

    friend bool operator==(const TestResult&, const TestResult&) = default;
};

/// A log as plain text; a bundle stores it compressed, as path + ".zst".
struct Log {
    std::string id;    ///< the name that Record::logs refers to
    std::string path;  ///< "logs/" and the name
    std::uint64_t bytes = 0;
    std::string sha256;
    bool truncated = false;

    friend bool operator==(const Log&, const Log&) = default;
};

/// The records counted, and what the suite made of them. A reader can and must work it out again.
struct Summary {
    std::uint64_t pass = 0;
    std::uint64_t fail = 0;
    std::uint64_t skip = 0;
    std::uint64_t error = 0;
    std::uint64_t not_applicable = 0;
    std::uint64_t info = 0;
    Conclusion claim;

    friend bool operator==(const Summary&, const Summary&) = default;
};

struct Report {
    std::string schema_version = "1.0";
    std::string schema_sha256;
    std::string id;         ///< UUIDv7
    std::string generated;  ///< UTC, RFC 3339
    SuiteReference suite;
    PolicyReference policy;
    std::string submitter;  ///< the vendor's id
    std::string relation;   ///< of the submitter to the machine, one of relations; empty if nobody said
    Redaction redaction;
    Environment environment;
    Inventory inventory;
    std::vector<Planned> planned;
    std::vector<TestResult> results;
    std::vector<Log> logs;
    std::vector<Covered> coverage;
    Summary summary;

    friend bool operator==(const Report&, const Report&) = default;
};

/// What a report is assembled from.
struct Ingredients {
    std::string id;
    std::string generated;
    SuiteReference suite;
    std::string profile;
    std::string submitter;
    std::string relation = {};
    Redaction redaction;
    Environment environment = {};
    Inventory inventory;
    std::vector<Record> records;
    std::vector<Log> logs;
};

/// What who hands a report in may be to the machine: its maker, who designed it for another, who put it together, who
/// tests for others, anybody.
inline constexpr std::array<std::string_view, 5> relations{"manufacturer", "odm", "integrator", "lab", "community"};

/// A pure function. Texts become one line of valid UTF-8 each, and a note says where one had to be changed.
[[nodiscard]] Report assemble(Ingredients parts, const Policy& policy);

/// The report with every text as XML can hold it: what from_xml(to_xml(report)) gives.
[[nodiscard]] Report normalised(Report report);

/// The records alone, to be judged again.
[[nodiscard]] std::vector<Record> records_of(const Report& report);

[[nodiscard]] Summary summarised(std::span<const Record> records, Conclusion claim);

/// Where the report contradicts itself: a verdict that does not follow from its measurements and criteria, a
/// count that is not the number of records, a result that nobody planned. Empty is what one wants.
[[nodiscard]] std::vector<std::string> contradictions(const Report& report);

[[nodiscard]] std::string_view to_string(RedactionMode mode);

}  // namespace ocks
