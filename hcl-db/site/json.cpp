// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/site/json.hpp"

#include "core/judge.hpp"

#include <nlohmann/json.hpp>

namespace ocks::site {
namespace {

using Json = nlohmann::ordered_json;

http::Response respond(const Json& value, unsigned status = 200)
{
    return {.status = status,
            .type = "application/json",
            .body = value.dump(2, ' ', false, Json::error_handler_t::replace) + '\n',
            .headers = {{"Vary", "Accept, Accept-Language"}}};
}

Json scalar(const Scalar& value)
{
    if (const auto* number = std::get_if<double>(&value))
        return *number;
    return std::get<std::string>(value);
}

Json summary(const Listing& listing)
{
    Json value;
    value["id"] = listing.id;
    value["url"] = "/listings/" + listing.id;
    value["verdict"] = to_string(listing.conclusion.standing);
    value["reasons"] = listing.conclusion.reasons;
    value["status"] = to_string(listing.status);
    value["level"] = to_string(listing.level);
    value["profile"] = listing.profile;
    value["certifies"] = listing.certifies;
    value["emulated"] = listing.emulated;
    value["vendor"] = listing.vendor;
    value["product"] = listing.product;
    value["processor"] = listing.processor;
    value["architecture"] = listing.architecture;
    value["kernelRelease"] = listing.kernel_release;
    value["testedAt"] = listing.tested_at;
    value["receivedAt"] = listing.received_at;
    return value;
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

Json component(const Component& part)
{
    Json value;
    value["bus"] = "pci";
    value["address"] = part.address;
    value["id"] = part.id;
    value["url"] = "/components/pci/" + part.id;
    value["subsystem"] = part.subsystem;
    value["class"] = part.device_class;
    value["vendor"] = part.vendor;
    value["device"] = part.device;
    value["driver"] = part.driver;
    value["expectedDrivers"] = part.expected;
    value["cover"] = part.cover;
    value["outcome"] = part.outcome;
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

Json facets_of(const Found& found)
{
    Json facets;
    for (const Facet& facet : found.facets) {
        Json values = Json::array();
        for (const FacetValue& value : facet.values)
            values.push_back({{"value", value.value}, {"count", value.count}, {"chosen", value.chosen}});
        facets[facet.name] = std::move(values);
    }
    return facets;
}

}  // namespace

http::Response listings_json(const Index& index, const Found& found, const Slice& slice)
{
    Json value;
    value["count"] = found.places.size();
    value["page"] = slice.number;
    value["pages"] = slice.pages;
    value["facets"] = facets_of(found);
    value["listings"] = Json::array();
    for (const Place place : slice.places)
        value["listings"].push_back(summary(index.at(place)));
    return respond(value);
}

http::Response listing_json(const Listing& listing, const Evidence& evidence)
{
    Json value = summary(listing);
    value["policy"] = {
        {"id", listing.policy_id}, {"version", listing.policy_version}, {"sha256", listing.policy_sha256}};
    value["suite"] = {{"name", evidence.report.suite.name}, {"version", evidence.report.suite.version}};
    value["submitter"] = evidence.report.submitter;
    value["signer"] = listing.signer;
    value["virtualization"] = evidence.report.virtualization;
    value["results"] = Json::array();
    for (const Record& record : evidence.judged.records)
        value["results"].push_back(result(record, evidence.policy));
    value["coverage"] = coverage(evidence.judged.coverage);
    value["components"] = Json::array();
    for (const Component& part : listing.components)
        value["components"].push_back(component(part));
    value["evidence"] = {
        {"report",
         {{"url", "/listings/" + listing.id + "/report.xml"},
          {"id", listing.report_id},
          {"sha256", listing.report_sha256}}},
        {"bundle", {{"url", "/listings/" + listing.id + "/bundle.ocks"}, {"sha256", listing.bundle_sha256}}}};
    return respond(value);
}

http::Response component_json(const Index& index, const std::vector<Use>& uses)
{
    const Component& part = uses.front().component;
    Json value;
    value["bus"] = "pci";
    value["id"] = part.id;
    value["vendor"] = part.vendor;
    value["device"] = part.device;
    value["uses"] = Json::array();
    for (const Use& use : uses) {
        Json each;
        each["listing"] = summary(index.at(use.place));
        each["component"] = component(use.component);
        value["uses"].push_back(std::move(each));
    }
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
