// SPDX-License-Identifier: GPL-3.0-or-later
/// A plan for programs. The members are stable; docs/writing-a-test.md names them.

#include "suite/plan.hpp"

#include <nlohmann/json.hpp>

namespace ocks {

using nlohmann::json;

std::string to_json(const Plan& plan)
{
    json steps = json::array();
    for (const Step& step : plan.steps) {
        steps.push_back({{"test", step.test->id},
                         {"kind", step.device.kind},
                         {"device", step.device.name},
                         {"harm", to_string(step.test->harm)},
                         {"estimate_seconds", step.estimate.count()},
                         {"begins_seconds", step.begins.count()},
                         {"parameters", step.parameters}});
    }
    json settled = json::array();
    for (const Record& record : plan.settled) {
        settled.push_back({{"test", record.test},
                           {"kind", record.kind},
                           {"device", record.device},
                           {"outcome", to_string(record.verdict.outcome)},
                           {"code", record.verdict.code},
                           {"reasons", record.verdict.reasons}});
    }
    json uncovered = json::array();
    for (const Covered& line : plan.uncovered)
        uncovered.push_back(
            {{"kind", line.kind}, {"device", line.device}, {"rule", line.rule}, {"reason", line.reason}});
    const json document{{"policy", plan.policy},
                        {"profile", plan.profile},
                        {"estimate_seconds", plan.estimate.count()},
                        {"serial_seconds", plan.serial.count()},
                        {"critical_path_seconds", plan.critical.count()},
                        {"steps", std::move(steps)},
                        {"settled", std::move(settled)},
                        {"uncovered", std::move(uncovered)},
                        {"warnings", plan.warnings}};
    return document.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace ocks
