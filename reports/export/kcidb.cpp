// SPDX-License-Identifier: GPL-3.0-or-later
// Schema 5.3 of https://github.com/kernelci/kcidb-io: no value is null, ids start with the origin, a path is words
// of [a-zA-Z0-9_-] with dots between.
#include "core/text.hpp"
#include "reports/export/export.hpp"
#include "reports/export/subject.hpp"
#include "reports/redaction/secret_forms.hpp"
#include "reports/xml/text.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace ocks {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* origin = "ocks";
constexpr std::size_t longest_excerpt = 16'384;  // characters, and we count bytes

/// Kernel CI's SKIP means that a test was not applicable, MISS that it did not run and should have.
std::string_view status_of(Outcome outcome)
{
    switch (outcome) {
    case Outcome::pass:
        return "PASS";
    case Outcome::fail:
        return "FAIL";
    case Outcome::error:
        return "ERROR";
    case Outcome::skip:
        return "MISS";
    case Outcome::not_applicable:
        return "SKIP";
    case Outcome::info:
        return "DONE";
    }
    return "ERROR";
}

std::string path_word(std::string_view text)
{
    std::string word{text};
    std::ranges::replace_if(
        word,
        [](char each) {
            return !((each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9') ||
                     each == '_' || each == '-');
        },
        '_');
    return word;
}

/// Theirs has lower case letters, digits and underscores.
std::string architecture_word(std::string_view text)
{
    std::string word = lower_case(path_word(text));
    std::ranges::replace(word, '-', '_');
    return word;
}

/// "nvme.io" stays as it is; "a..b" has no empty word.
std::string path_of(std::string_view test)
{
    std::string path = "ocks";
    for (const std::string_view word : split(test, '.')) {
        if (!word.empty())
            path += "." + path_word(word);
    }
    return path;
}

std::string text(const Inventory& inventory, std::string_view kind, std::string_view name, std::string_view property)
{
    const Device* device = find_device(inventory, kind, name);
    return device == nullptr ? std::string{} : std::string{text_of(*device, property).value_or("")};
}

std::string id_of(const Report& report, std::string_view what)
{
    return std::string{origin} + ":" + report.id + (what.empty() ? "" : ":") + std::string{what};
}

Json environment_json(const Report& report)
{
    const std::string vendor = text(report.inventory, "system", "system", "vendor");
    const std::string product = text(report.inventory, "system", "system", "product");
    Json environment{{"comment", vendor + (vendor.empty() || product.empty() ? "" : " ") + product}};
    environment["misc"] = {
        {"vendor", vendor}, {"product", product}, {"virtualization", report.environment.virtualization}};
    return environment;
}

Json test_json(const Report& report, const TestResult& result, std::size_t number)
{
    const Record& record = result.record;
    Json test{{"id", id_of(report, std::to_string(number))},
              {"build_id", id_of(report, "build")},
              {"origin", origin},
              {"path", path_of(record.test)},
              {"comment", record.test + " on " + subject_of(record)},
              {"status", status_of(record.verdict.outcome)},
              {"duration", static_cast<double>(record.duration_milliseconds) / 1000},
              {"environment", environment_json(report)}};
    if (!record.started.empty())
        test["start_time"] = record.started;
    if (const std::string reasons = why(record.verdict); !reasons.empty())
        test["log_excerpt"] = beginning_of_text(reasons, longest_excerpt);
    test["misc"] = {{"device", record.device}, {"kind", record.kind}, {"reason_code", record.verdict.code}};
    return test;
}

/// A number is a test of its own, below the test that measured it.
Json number_json(Json parent, const Measurement& measurement, std::size_t index)
{
    const auto* number = std::get_if<double>(&measurement.value);
    for (const char* key : {"log_excerpt", "duration", "start_time"})
        parent.erase(key);
    parent["id"] = parent["id"].get<std::string>() + "." + std::to_string(index);
    parent["path"] = parent["path"].get<std::string>() + "." + path_word(measurement.name);
    parent["comment"] = measurement.name;
    parent["status"] = "DONE";
    parent["number"] = {{"value", *number}};
    if (!measurement.unit.empty() && measurement.unit != "1")
        parent["number"]["unit"] = measurement.unit;
    return parent;
}

}  // namespace

std::string to_kcidb(const Report& given)
{
    const Report report = normalised(given);
    const std::string release = text(report.inventory, "kernel", "kernel", "release");
    const std::string architecture = text(report.inventory, "kernel", "kernel", "architecture");
    Json checkout{{"id", id_of(report, "")}, {"origin", origin}, {"tree_name", "ocks"}};
    Json build{{"id", id_of(report, "build")}, {"checkout_id", id_of(report, "")}, {"origin", origin}};
    build["start_time"] = report.generated;
    if (!release.empty())
        build["comment"] = release;
    if (!architecture.empty())
        build["architecture"] = architecture_word(architecture);
    if (const std::string compiler = text(report.inventory, "kernel", "kernel", "compiler"); !compiler.empty())
        build["compiler"] = compiler;
    for (const char* property : {"build_id", "config_sha256"}) {
        if (const std::string value = text(report.inventory, "kernel", "kernel", property); !value.empty())
            build["misc"][property] = value;
    }
    Json tests = Json::array();
    std::size_t number = 0;
    for (const TestResult& result : report.results) {
        tests.push_back(test_json(report, result, ++number));
        const Json parent = tests.back();
        std::size_t index = 0;
        for (const Measurement& measurement : result.record.measured) {
            if (std::holds_alternative<double>(measurement.value))
                tests.push_back(number_json(parent, measurement, ++index));
        }
    }
    const Json document{{"version", {{"major", 5}, {"minor", 3}}},
                        {"checkouts", Json::array({std::move(checkout)})},
                        {"builds", Json::array({std::move(build)})},
                        {"tests", std::move(tests)}};
    return document.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace ocks
