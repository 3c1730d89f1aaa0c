// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/judge/boot_report.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <tinyxml2.h>

namespace ocks {
namespace {

using nlohmann::json;

/// Console lines can hold any byte; XML cannot, and tinyxml2 would write it.
std::string printable(std::string_view text)
{
    std::string safe{text};
    std::ranges::replace_if(
        safe, [](char c) { return (c < ' ' && c != '\n') || c > '~'; }, '?');
    return safe;
}

std::string label_of(const JudgedBoot& boot)
{
    return boot.fault.empty() ? boot.model : boot.model + " with " + boot.fault;
}

double seconds(std::chrono::milliseconds time)
{
    return static_cast<double>(time.count()) / 1000;
}

int failures(const JudgedBoot& boot)
{
    return static_cast<int>(
        std::ranges::count_if(boot.checks, [](const BootCheck& check) { return !check.objections.empty(); }));
}

std::string seconds_text(std::chrono::milliseconds time)
{
    return fmt::format("{:.3f}", seconds(time));
}

void add_check(tinyxml2::XMLElement& suite, const JudgedBoot& boot, const BootCheck& check)
{
    auto* const test = suite.InsertNewChildElement("testcase");
    test->SetAttribute("classname", ("boot." + printable(boot.model)).c_str());
    test->SetAttribute("name", check.name.c_str());
    if (check.objections.empty())
        return;
    std::string text;
    for (const std::string& objection : check.objections)
        text += printable(objection) + "\n";
    auto* const failure = test->InsertNewChildElement("failure");
    failure->SetAttribute("message", printable(check.objections.front()).c_str());
    failure->SetText(text.c_str());
}

}  // namespace

std::string to_json(const JudgedBoot& boot)
{
    const BootRecord& record = boot.record;
    json checks = json::array();
    for (const BootCheck& check : boot.checks)
        checks.push_back({{"name", check.name}, {"objections", check.objections}});
    json stages = json::array();
    for (const Stage& stage : record.stages)
        stages.push_back({{"name", stage.name}, {"uptime_seconds", stage.uptime_seconds}});
    json initcalls = json::array();
    for (const Initcall& initcall : boot.initcalls)
        initcalls.push_back(
            {{"function", initcall.function}, {"milliseconds", initcall.milliseconds}, {"result", initcall.result}});
    json document = {{"model", boot.model},
                     {"architecture", boot.architecture},
                     {"fault", boot.fault},
                     {"command", record.command},
                     {"good", is_good(boot.checks)},
                     {"verdict", boot.verdict.id},
                     {"because", boot.verdict.because},
                     {"checks", checks},
                     {"stages", stages},
                     {"slowest_initcalls", initcalls},
                     {"facts", record.facts},
                     {"gave_up", record.gave_up},
                     {"machine_status", record.machine_status},
                     {"duration_seconds", seconds(record.duration)},
                     {"result_bytes", record.result_bytes},
                     {"result_seconds", seconds(record.result_duration)}};
    document["exit_status"] = record.end_status ? json(*record.end_status) : json(nullptr);
    return document.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

std::string to_junit(const std::vector<JudgedBoot>& boots)
{
    tinyxml2::XMLDocument document;
    document.InsertEndChild(document.NewDeclaration());
    auto* const root = document.NewElement("testsuites");
    document.InsertEndChild(root);
    for (const JudgedBoot& boot : boots) {
        auto* const suite = root->InsertNewChildElement("testsuite");
        suite->SetAttribute("name", printable(label_of(boot)).c_str());
        suite->SetAttribute("tests", static_cast<int>(boot.checks.size()));
        suite->SetAttribute("failures", failures(boot));
        suite->SetAttribute("time", seconds_text(boot.record.duration).c_str());
        for (const BootCheck& check : boot.checks)
            add_check(*suite, boot, check);
    }
    tinyxml2::XMLPrinter printer;
    document.Print(&printer);
    return printer.CStr();
}

}  // namespace ocks
