// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/run/events.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <string_view>

namespace ocks::verbs {
namespace {

using nlohmann::json;

void print(std::FILE* out, const json& event)
{
    fmt::print(out, "{}\n", event.dump(-1, ' ', false, json::error_handler_t::replace));
    std::fflush(out);
}

std::string_view word(Stage stage)
{
    switch (stage) {
    case Stage::begun:
        return "begin";
    case Stage::running:
        return "progress";
    case Stage::stopping:
        return "stopping";
    case Stage::ended:
        return "end";
    }
    return "";
}

void add_time(json& event, const Progress& progress)
{
    const auto left = progress.step->estimate - std::chrono::floor<std::chrono::seconds>(progress.elapsed);
    const auto step_left = std::max(left, std::chrono::seconds{0});
    event["elapsed_seconds"] = std::chrono::floor<std::chrono::seconds>(progress.elapsed).count();
    event["remaining_seconds"] = step_left.count();
    event["run_remaining_seconds"] = progress.run_left.count();
    json seen = json::array();
    for (const Measurement& each : progress.seen) {
        if (const double* value = std::get_if<double>(&each.value))
            seen.push_back({{"name", each.name}, {"value", *value}, {"unit", each.unit}});
    }
    event["seen"] = std::move(seen);
}

void add_record(json& event, const Progress& progress)
{
    const Record& record = *progress.record;
    event["attempt"] = record.attempt;
    event["outcome"] = to_string(record.verdict.outcome);
    event["code"] = record.verdict.code;
    event["reasons"] = record.verdict.reasons;
    event["warnings"] = record.verdict.warnings;
    event["duration_milliseconds"] = record.duration_milliseconds;
    event["resumed"] = progress.resumed;
}

}  // namespace

void Events::planned(const Plan& plan)
{
    print(m_out, {{"event", "plan"}, {"version", 1}, {"plan", json::parse(to_json(plan))}});
}

void Events::progressed(const Progress& progress)
{
    json event{{"event", word(progress.stage)},
               {"index", progress.index + 1},
               {"total", progress.total},
               {"test", progress.step->test->id},
               {"kind", progress.step->device.kind},
               {"device", progress.step->device.name}};
    if (progress.stage == Stage::ended)
        add_record(event, progress);
    else if (progress.stage != Stage::stopping)
        add_time(event, progress);
    print(m_out, event);
}

void Events::ended(const Ending& ending)
{
    const auto& summary = ending.report.summary;
    json next = json::array();
    for (const Advice& each : ending.next)
        next.push_back({{"action", each.action}, {"lifts", each.lifts}});
    print(m_out,
          {{"event", "verdict"},
           {"verdict", to_string(summary.claim.standing)},
           {"reasons", summary.claim.reasons},
           {"pass", summary.pass},
           {"fail", summary.fail},
           {"error", summary.error},
           {"skip", summary.skip},
           {"not_applicable", summary.not_applicable},
           {"cut_off", ending.cut_off},
           {"next", std::move(next)},
           {"report", ending.directory + "/report.xml"},
           {"bundle", ending.cut_off ? json{} : json(ending.directory + "/bundle.ocks")}});
}

}  // namespace ocks::verbs
