// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/judge.hpp"
#include "hcl-db/site/data/json.hpp"
#include "hcl-db/site/data/value.hpp"

namespace ocks::site {
namespace {

Json scalar(const Scalar& value)
{
    if (const auto* number = std::get_if<double>(&value))
        return *number;
    return std::get<std::string>(value);
}

Json criterion(const Criterion& limit)
{
    Json value;
    value["op"] = to_string(limit.relation);
    if (limit.relation == Relation::in) {
        value["values"] = Json::array();
        for (const Scalar& each : limit.among)
            value["values"].push_back(scalar(each));
    } else {
        value["value"] = scalar(limit.limit);
    }
    if (limit.relation == Relation::between)
        value["upper"] = scalar(limit.upper);
    value["unit"] = limit.unit;
    value["severity"] = limit.blocking ? "blocking" : "warning";
    value["source"] = limit.source;
    return value;
}

Json measurement(const Measurement& measured, const std::vector<Criterion>& criteria)
{
    Json value;
    value["name"] = measured.name;
    value["value"] = scalar(measured.value);
    value["unit"] = measured.unit;
    value["criteria"] = Json::array();
    for (const Criterion& limit : criteria) {
        if (limit.measurement != measured.name)
            continue;
        Json held = criterion(limit);
        held["met"] = is_met(measured, limit);
        value["criteria"].push_back(std::move(held));
    }
    return value;
}

Json result(const Record& record, const Policy& policy)
{
    Json value;
    value["test"] = record.test;
    value["kind"] = record.kind;
    value["device"] = record.device;
    value["attempt"] = record.attempt;
    value["outcome"] = to_string(record.verdict.outcome);
    value["code"] = record.verdict.code;
    value["reasons"] = record.verdict.reasons;
    value["warnings"] = record.verdict.warnings;
    value["findings"] = record.findings;
    value["started"] = record.started;
    value["durationMilliseconds"] = record.duration_milliseconds;
    value["measurements"] = Json::array();
    const auto criteria = criteria_of(policy, record.test);
    for (const Measurement& each : record.measured)
        value["measurements"].push_back(measurement(each, criteria));
    return value;
}

Json coverage(const std::vector<Covered>& lines)
{
    Json list = Json::array();
    for (const Covered& line : lines)
        list.push_back({{"kind", line.kind},
                        {"device", line.device},
                        {"cover", to_string(line.cover)},
                        {"rule", line.rule},
                        {"reason", line.reason}});
    return list;
}

Json history(const std::vector<Decision>& decisions)
{
    Json list = Json::array();
    for (const Decision& decision : decisions) {
        Json value;
        value["kind"] = to_string(decision.kind);
        value["made"] = decision.made;
        value["level"] = to_string(decision.level);
        value["subject"] = decision.subject;
        value["until"] = decision.until;
        value["reason"] = decision.reason;
        value["signers"] = decision.signers;
        value["sha256"] = decision.sha256;
        list.push_back(std::move(value));
    }
    return list;
}

Json inherited(const std::vector<Inherited>& kernels)
{
    Json list = Json::array();
    for (const Inherited& each : kernels) {
        Json value;
        value["release"] = each.release;
        value["level"] = each.level;
        value["kernel"] = each.kernel;
        value["carried"] = to_string(each.carried);
        value["matrixBefore"] = each.matrix_before;
        value["matrixNow"] = each.matrix_now;
        value["devices"] = Json::array();
        for (const InheritedDevice& device : each.devices)
            value["devices"].push_back({{"address", device.address},
                                        {"id", device.id},
                                        {"driver", device.driver},
                                        {"carried", to_string(device.carried)},
                                        {"sourceBefore", device.source_before},
                                        {"sourceNow", device.source_now},
                                        {"tests", device.tests}});
        list.push_back(std::move(value));
    }
    return list;
}

}  // namespace

http::Response listing_json(const Listing& listing, const std::vector<Component>& components, const Evidence& evidence)
{
    Json value = summary_of(listing);
    value["policy"] = {
        {"id", listing.policy_id}, {"version", listing.policy_version}, {"sha256", listing.policy_sha256}};
    value["suite"] = {{"name", evidence.report.suite.name}, {"version", evidence.report.suite.version}};
    value["submitter"] = evidence.report.submitter;
    value["signer"] = listing.signer;
    value["virtualization"] = evidence.report.environment.virtualization;
    value["results"] = Json::array();
    for (const Record& record : evidence.judged.records)
        value["results"].push_back(result(record, evidence.policy));
    value["coverage"] = coverage(evidence.judged.coverage);
    value["components"] = Json::array();
    for (const Component& part : components)
        value["components"].push_back(component_of(part));
    value["history"] = history(listing.history);
    value["inherited"] = inherited(listing.inherited);
    value["evidence"] = {
        {"report",
         {{"url", "/listings/" + listing.id + "/report.xml"},
          {"id", listing.report_id},
          {"sha256", listing.report_sha256}}},
        {"bundle", {{"url", "/listings/" + listing.id + "/bundle.ocks"}, {"sha256", listing.bundle_sha256}}}};
    return respond(value);
}

http::Response receipt_json(const Receipt& receipt, bool again)
{
    Json value;
    value["id"] = receipt.listing_id;
    value["listing"] = "/listings/" + receipt.listing_id;
    value["bundleSha256"] = receipt.bundle_sha256;
    value["reportSha256"] = receipt.report_sha256;
    value["receivedAt"] = receipt.received_at;
    http::Response response = respond(value, again ? 200 : 201);
    response.headers = {{"Location", "/listings/" + receipt.listing_id}};
    return response;
}

}  // namespace ocks::site
