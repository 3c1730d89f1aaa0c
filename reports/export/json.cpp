// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"
#include "reports/export/export.hpp"

#include <nlohmann/json.hpp>

namespace ocks {
namespace {

using Json = nlohmann::ordered_json;

/// Left out if it is not known: no value is null.
void put_known(Json& object, const char* key, const std::string& value)
{
    if (!value.empty())
        object[key] = value;
}

Json value_of(const Scalar& value)
{
    if (const auto* number = std::get_if<double>(&value))
        return *number;
    return std::get<std::string>(value);
}

Json value_of(const Value& value)
{
    if (const auto* number = std::get_if<std::uint64_t>(&value))
        return *number;
    return std::get<std::string>(value);
}

Json device_json(const Device& device)
{
    Json properties = Json::object();
    for (const auto& [name, value] : device.properties)
        properties[name] = value_of(value);
    return {{"kind", device.kind}, {"name", device.name}, {"property", std::move(properties)}};
}

Json inventory_json(const Inventory& inventory)
{
    Json devices = Json::array();
    for (const Device& device : inventory.devices)
        devices.push_back(device_json(device));
    Json notes = Json::array();
    for (const Note& note : inventory.notes)
        notes.push_back({{"kind", note.kind}, {"where", note.where}, {"why", note.why}});
    return {{"device", std::move(devices)}, {"note", std::move(notes)}};
}

Json criterion_json(const Held& held)
{
    const Criterion& criterion = held.criterion;
    Json object{{"measurement", criterion.measurement}, {"op", to_string(criterion.relation)}};
    if (criterion.relation == Relation::in) {
        object["choice"] = Json::array();
        for (const Scalar& choice : criterion.among)
            object["choice"].push_back(value_of(choice));
    } else {
        object["value"] = value_of(criterion.limit);
    }
    if (criterion.relation == Relation::between)
        object["upper"] = value_of(criterion.upper);
    put_known(object, "unit", criterion.unit);
    object["severity"] = criterion.blocking ? "blocking" : "warning";
    put_known(object, "source", criterion.source);
    object["met"] = held.met;
    return object;
}

Json test_json(const TestResult& result)
{
    const Record& record = result.record;
    Json object{{"id", record.test}};
    put_known(object, "kind", record.kind);
    put_known(object, "device", record.device);
    object["attempt"] = record.attempt;
    put_known(object, "startedAt", record.started);
    object["durationMs"] = record.duration_milliseconds;
    object["outcome"] = to_string(record.verdict.outcome);
    put_known(object, "reasonCode", record.verdict.code);
    object["parameter"] = Json::object();
    for (const auto& [name, value] : record.parameters)
        object["parameter"][name] = value;
    object["measurement"] = Json::array();
    for (const Measurement& each : record.measured) {
        Json measurement{{"name", each.name}, {"value", value_of(each.value)}};
        put_known(measurement, "unit", each.unit);
        object["measurement"].push_back(std::move(measurement));
    }
    object["criterion"] = Json::array();
    for (const Held& held : result.held)
        object["criterion"].push_back(criterion_json(held));
    object["reason"] = record.verdict.reasons;
    object["warning"] = record.verdict.warnings;
    object["finding"] = record.findings;
    object["logRef"] = record.logs;
    return object;
}

Json evidence_json(const Report& report)
{
    Json results = Json::array();
    for (const TestResult& result : report.results)
        results.push_back(test_json(result));
    return {{"test", std::move(results)}};
}

Json logs_json(const Report& report)
{
    Json logs = Json::array();
    for (const Log& log : report.logs)
        logs.push_back({{"id", log.id},
                        {"path", log.path},
                        {"bytes", log.bytes},
                        {"sha256", log.sha256},
                        {"truncated", log.truncated}});
    return {{"log", std::move(logs)}};
}

Json coverage_json(const Report& report)
{
    Json lines = Json::array();
    for (const Covered& line : report.coverage) {
        Json object{{"kind", line.kind}, {"device", line.device}, {"cover", to_string(line.cover)}};
        put_known(object, "rule", line.rule);
        put_known(object, "reason", line.reason);
        lines.push_back(std::move(object));
    }
    return {{"covered", std::move(lines)}};
}

Json environment_json(const Environment& environment)
{
    Json object = Json::object();
    put_known(object, "virtualization", environment.virtualization);
    put_known(object, "rack", environment.rack);
    if (const auto celsius = parse_decimal(environment.ambient_celsius))
        object["ambientCelsius"] = *celsius;
    put_known(object, "ambientSource", environment.ambient_source);
    Json tools = Json::array();
    for (const Tool& tool : environment.tools) {
        Json line{{"name", tool.name}, {"sha256", tool.sha256}};
        put_known(line, "version", tool.version);
        tools.push_back(std::move(line));
    }
    object["tool"] = std::move(tools);
    return object;
}

Json head_json(const Report& report)
{
    Json head{{"schemaVersion", report.schema_version},
              {"schemaSha256", report.schema_sha256},
              {"id", report.id},
              {"generatedAt", report.generated},
              {"suite",
               {{"name", report.suite.name},
                {"version", report.suite.version},
                {"binarySha256", report.suite.binary_sha256}}},
              {"policy",
               {{"id", report.policy.id},
                {"version", report.policy.version},
                {"sha256", report.policy.sha256},
                {"profile", report.policy.profile}}},
              {"submitter", {{"vendor", report.submitter}}},
              {"redaction", {{"mode", to_string(report.redaction.mode)}}},
              {"environment", environment_json(report.environment)}};
    put_known(head["suite"], "buildId", report.suite.build_id);
    put_known(head["suite"], "gitCommit", report.suite.git_commit);
    put_known(head["suite"], "packageNvr", report.suite.package);
    put_known(head["suite"], "sbomSha256", report.suite.sbom_sha256);
    put_known(head["submitter"], "relation", report.relation);
    put_known(head["redaction"], "keyId", report.redaction.key_id);
    head["redaction"]["replaced"] = report.redaction.replaced;
    return head;
}

}  // namespace

std::string to_json(const Report& given)
{
    const Report report = normalised(given);
    Json document = head_json(report);
    document["inventory"] = inventory_json(report.inventory);
    Json planned = Json::array();
    for (const Planned& each : report.planned)
        planned.push_back({{"test", each.test}, {"blocking", each.blocking}});
    document["plan"] = {{"planned", std::move(planned)}};
    document["results"] = evidence_json(report);
    document["logs"] = logs_json(report);
    document["coverage"] = coverage_json(report);
    const Summary& summary = report.summary;
    document["summary"] = {{"pass", summary.pass},
                           {"fail", summary.fail},
                           {"skip", summary.skip},
                           {"error", summary.error},
                           {"notApplicable", summary.not_applicable},
                           {"info", summary.info},
                           {"verdict", to_string(summary.claim.standing)},
                           {"reason", summary.claim.reasons}};
    return document.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ocks
