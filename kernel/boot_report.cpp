// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/boot_report.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace ocks {
namespace {

using nlohmann::json;

/// Console lines can hold any byte; XML cannot.
std::string escaped(std::string_view text)
{
    std::string safe;
    for (const char c : text) {
        switch (c) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        case '\n':
            safe += "&#10;";
            break;
        default:
            safe += c >= ' ' && c <= '~' ? c : '?';
        }
    }
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

std::size_t failures(const JudgedBoot& boot)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(boot.checks, [](const BootCheck& check) { return !check.objections.empty(); }));
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
    json document = {{"model", boot.model},
                     {"fault", boot.fault},
                     {"command", record.command},
                     {"good", is_good(boot.checks)},
                     {"checks", checks},
                     {"stages", stages},
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
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
    for (const JudgedBoot& boot : boots) {
        xml += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" time=\"{:.3f}\">\n",
                           escaped(label_of(boot)),
                           boot.checks.size(),
                           failures(boot),
                           seconds(boot.record.duration));
        for (const BootCheck& check : boot.checks) {
            xml += fmt::format(R"(    <testcase classname="boot.{}" name="{}")", escaped(boot.model), check.name);
            if (check.objections.empty()) {
                xml += "/>\n";
                continue;
            }
            std::string text;
            for (const std::string& objection : check.objections)
                text += objection + "\n";
            xml += fmt::format(">\n      <failure message=\"{}\">{}</failure>\n    </testcase>\n",
                               escaped(check.objections.front()),
                               escaped(text));
        }
        xml += "  </testsuite>\n";
    }
    return xml + "</testsuites>\n";
}

}  // namespace ocks
