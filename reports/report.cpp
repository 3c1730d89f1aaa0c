// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/report.hpp"

#include "core/digest.hpp"
#include "core/judge.hpp"
#include "reports/normalise.hpp"
#include "reports/schema.hpp"

#include <algorithm>

namespace ocks {
namespace {

constexpr std::string_view own_notes = "report";  // the kind of notes that assembling makes

std::vector<Planned> planned_tests(const Policy& policy, std::string_view profile_name)
{
    std::vector<Planned> planned;
    const auto profile = policy.profiles.find(profile_name);
    if (profile == policy.profiles.end())
        return planned;
    for (const std::string& test : profile->second.tests) {
        const auto rule = policy.tests.find(test);
        planned.push_back({test, rule != policy.tests.end() && rule->second.blocking});
    }
    return planned;
}

bool is_met_by_all(const Criterion& criterion, std::span<const Measurement> measured)
{
    bool any = false;
    for (const Measurement& measurement : measured) {
        if (measurement.name != criterion.measurement)
            continue;
        if (!is_met(measurement, criterion))
            return false;
        any = true;
    }
    return any;
}

/// What was never measured was not held to anything either.
std::vector<Held> held_to(const Record& record, const Policy& policy)
{
    std::vector<Held> held;
    if (record.measured.empty())
        return held;
    for (Criterion& criterion : criteria_of(policy, record.test)) {
        const bool met = is_met_by_all(criterion, record.measured);
        held.push_back({std::move(criterion), met});
    }
    return held;
}

/// Two devices of one name would make every reference to them ambiguous.
void keep_first_of_each(Inventory& inventory)
{
    sort_devices(inventory.devices);
    const auto same = [](const Device& left, const Device& right) {
        return left.kind == right.kind && left.name == right.name;
    };
    std::vector<Device> kept;
    for (Device& device : inventory.devices) {
        if (!kept.empty() && same(kept.back(), device))
            inventory.notes.push_back({std::string{own_notes}, device.kind + " " + device.name, "was found twice"});
        else
            kept.push_back(std::move(device));
    }
    inventory.devices = std::move(kept);
}

void note_changed_text(Inventory& inventory)
{
    for (Device& device : inventory.devices) {
        for (auto& [name, value] : device.properties) {
            const auto* text = std::get_if<std::string>(&value);
            if (text == nullptr || is_plain(*text))
                continue;
            inventory.notes.push_back({std::string{own_notes},
                                       device.kind + " " + device.name + ": " + name,
                                       text->size() > longest_text
                                           ? "is longer than a report takes, and was cut"
                                           : "holds bytes that are no text; U+FFFD stands for them"});
        }
    }
}

void drop_dangling_logs(std::vector<Record>& records, const std::vector<Log>& logs, Inventory& inventory)
{
    for (Record& record : records) {
        std::erase_if(record.logs, [&](const std::string& name) {
            const bool dangling = std::ranges::find(logs, name, &Log::id) == logs.end();
            if (dangling)
                inventory.notes.push_back({std::string{own_notes}, record.test + ": " + name, "the log is missing"});
            return dangling;
        });
    }
}

}  // namespace

Summary summarised(std::span<const Record> records, Conclusion claim)
{
    Summary summary;
    for (const Record& record : records) {
        switch (record.verdict.outcome) {
        case Outcome::pass:
            ++summary.pass;
            break;
        case Outcome::fail:
            ++summary.fail;
            break;
        case Outcome::skip:
            ++summary.skip;
            break;
        case Outcome::error:
            ++summary.error;
            break;
        case Outcome::not_applicable:
            ++summary.not_applicable;
            break;
        case Outcome::info:
            ++summary.info;
            break;
        }
    }
    summary.claim = std::move(claim);
    return summary;
}

Report assemble(Ingredients parts, const Policy& policy)
{
    keep_first_of_each(parts.inventory);
    std::ranges::sort(parts.logs, {}, &Log::id);
    drop_dangling_logs(parts.records, parts.logs, parts.inventory);
    note_changed_text(parts.inventory);

    Report report;
    report.schema_sha256 = sha256(report_schema());
    report.id = std::move(parts.id);
    report.generated = std::move(parts.generated);
    report.suite = std::move(parts.suite);
    report.policy = {policy.id, policy.version, policy.sha256, parts.profile};
    report.submitter = std::move(parts.submitter);
    report.relation = std::move(parts.relation);
    report.redaction = std::move(parts.redaction);
    report.environment = std::move(parts.environment);
    report.planned = planned_tests(policy, parts.profile);
    report.coverage = coverage_of(parts.inventory, policy, parts.profile, parts.records);
    report.summary = summarised(parts.records, conclude(parts.inventory, policy, parts.profile, parts.records));
    for (Record& record : parts.records) {
        std::vector<Held> held = held_to(record, policy);
        report.results.push_back({std::move(record), std::move(held)});
    }
    report.inventory = std::move(parts.inventory);
    report.logs = std::move(parts.logs);
    return normalised(std::move(report));
}

std::vector<Record> records_of(const Report& report)
{
    std::vector<Record> records;
    records.reserve(report.results.size());
    for (const TestResult& result : report.results)
        records.push_back(result.record);
    return records;
}

std::string_view to_string(RedactionMode mode)
{
    switch (mode) {
    case RedactionMode::none:
        return "none";
    case RedactionMode::hmac:
        return "hmac";
    }
    return "";
}

}  // namespace ocks
