// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/record_json.hpp"

#include "core/policy.hpp"

#include <cmath>
#include <limits>

namespace ocks {
namespace {

using nlohmann::json;

Failure malformed(std::string why)
{
    return fail(Errc::malformed, "record", std::move(why));
}

json json_of(const Scalar& value)
{
    if (const auto* number = std::get_if<double>(&value))
        return std::isfinite(*number) ? json(*number) : json(nullptr);
    return std::get<std::string>(value);
}

Result<std::vector<std::string>> texts_member(const json& object, const char* name)
{
    if (!object.contains(name) || !object[name].is_array())
        return malformed(std::string{name} + " is not a list");
    std::vector<std::string> texts;
    for (const json& each : object[name]) {
        if (!each.is_string())
            return malformed(std::string{name} + " holds something else than texts");
        texts.push_back(each.get_ref<const std::string&>());
    }
    return texts;
}

Result<Verdict> parse_verdict(const json& object)
{
    const auto word = text_member(object, "outcome");
    const auto outcome = word ? parse_outcome(*word) : std::nullopt;
    const auto code = text_member(object, "code");
    const auto reasons = texts_member(object, "reasons");
    const auto warnings = texts_member(object, "warnings");
    if (!outcome || !code || !reasons || !warnings)
        return malformed("not a verdict");
    return Verdict{*outcome, *code, *reasons, *warnings};
}

Result<Parameters> parse_parameters(const json& object)
{
    if (!object.is_object())
        return malformed("parameters is not an object");
    Parameters parameters;
    for (const auto& [name, value] : object.items()) {
        if (!value.is_string())
            return malformed("a parameter is not a text");
        parameters.emplace(name, value.get_ref<const std::string&>());
    }
    return parameters;
}

}  // namespace

Result<json> parse_json(std::string_view text, const std::string& where)
{
    constexpr int deepest = 32;
    bool too_deep = false;
    const auto shallow = [&](int depth, json::parse_event_t, json&) {
        too_deep = too_deep || depth > deepest;
        return !too_deep;
    };
    json document = json::parse(text.begin(), text.end(), shallow, false);
    if (document.is_discarded() || too_deep || !document.is_object())
        return fail(Errc::malformed, where, "not a JSON object");
    return document;
}

Result<std::string> text_member(const json& object, const char* name)
{
    if (!object.is_object() || !object.contains(name) || !object[name].is_string())
        return malformed(std::string{name} + " is not a text");
    return object[name].get_ref<const std::string&>();
}

Result<std::uint64_t> count_member(const json& object, const char* name)
{
    if (!object.is_object() || !object.contains(name) || !object[name].is_number_unsigned())
        return malformed(std::string{name} + " is not a count");
    return object[name].get<std::uint64_t>();
}

json json_of(std::span<const Measurement> measured)
{
    json list = json::array();
    for (const Measurement& each : measured)
        list.push_back({{"name", each.name}, {"value", json_of(each.value)}, {"unit", each.unit}});
    return list;
}

Result<std::vector<Measurement>> parse_measurements(const json& list)
{
    if (!list.is_array())
        return malformed("measurements are not a list");
    std::vector<Measurement> measured;
    for (const json& each : list) {
        const auto name = text_member(each, "name");
        const auto unit = text_member(each, "unit");
        if (!name || !unit || !each.contains("value"))
            return malformed("not a measurement");
        const json& value = each["value"];
        if (value.is_string())
            measured.push_back({*name, value.get_ref<const std::string&>(), *unit});
        else if (value.is_number())
            measured.push_back({*name, value.get<double>(), *unit});
        else if (value.is_null())
            measured.push_back({*name, std::numeric_limits<double>::quiet_NaN(), *unit});
        else
            return malformed(*name + " is neither a number nor a text");
    }
    return measured;
}

json json_of(const Record& record)
{
    return {{"test", record.test},
            {"kind", record.kind},
            {"device", record.device},
            {"attempt", record.attempt},
            {"started", record.started},
            {"duration_milliseconds", record.duration_milliseconds},
            {"parameters", record.parameters},
            {"measured", json_of(record.measured)},
            {"findings", record.findings},
            {"logs", record.logs},
            {"verdict",
             {{"outcome", to_string(record.verdict.outcome)},
              {"code", record.verdict.code},
              {"reasons", record.verdict.reasons},
              {"warnings", record.verdict.warnings}}}};
}

Result<Record> parse_record(const json& object)
{
    const auto test = text_member(object, "test");
    const auto kind = text_member(object, "kind");
    const auto device = text_member(object, "device");
    const auto attempt = count_member(object, "attempt");
    const auto started = text_member(object, "started");
    const auto duration = count_member(object, "duration_milliseconds");
    if (!test || !kind || !device || !attempt || !started || !duration || !object.contains("parameters") ||
        !object.contains("measured") || !object.contains("verdict") || *attempt > 1000)
        return malformed("a member is missing");
    auto parameters = parse_parameters(object["parameters"]);
    auto measured = parse_measurements(object["measured"]);
    auto findings = texts_member(object, "findings");
    auto logs = texts_member(object, "logs");
    auto verdict = parse_verdict(object["verdict"]);
    if (!parameters || !measured || !findings || !logs || !verdict)
        return malformed("a member is not what it should be");
    return Record{*test,
                  *kind,
                  *device,
                  static_cast<unsigned>(*attempt),
                  *started,
                  *duration,
                  std::move(*parameters),
                  std::move(*measured),
                  std::move(*findings),
                  std::move(*logs),
                  std::move(*verdict)};
}

}  // namespace ocks
