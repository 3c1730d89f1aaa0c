// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/file.hpp"
#include "kernel/program/boots.hpp"
#include "kernel/session/fleet.hpp"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>

namespace ocks {
namespace {

void show_frame(const std::string& model, const Frame& frame)
{
    if (frame.kind == FrameKind::stage)
        fmt::print(stderr, "{}: {:>7} s  {}\n", model, frame.key, frame.value);
    else if (frame.kind == FrameKind::progress)
        fmt::print(stderr, "{}:            | {}\n", model, frame.value);
}

void show(const JudgedBoot& boot)
{
    const BootRecord& record = boot.record;
    const double seconds = static_cast<double>(record.duration.count()) / 1000;
    const double result_seconds = static_cast<double>(record.result_duration.count()) / 1000;
    fmt::print("{}: {} in {:.1f} s", boot.model, is_good(boot.checks) ? "good" : "not good", seconds);
    if (record.result_bytes > 0 && result_seconds > 0)
        fmt::print(", {} bytes of results at {:.0f} KB/s",
                   record.result_bytes,
                   static_cast<double>(record.result_bytes) / 1000 / result_seconds);
    fmt::print("\n");
    for (const BootCheck& check : boot.checks) {
        for (const std::string& objection : check.objections)
            fmt::print("  {}: {}\n", check.name, objection);
    }
}

FleetTask
task_of(const Model& model, const BootOptions& options, const KernelBuild& build, unsigned round, Runner& runner)
{
    SessionOptions session = options.session;
    session.build = build;
    if (options.repeat > 1)
        session.out += fmt::format("/round-{}", round);
    const bool quiet = options.quiet || options.all || options.jobs > 1;
    return {.model = model.name, .round = round, .run = [&model, session, quiet, &runner] {
                return run_session(model, session, runner, [&](const Frame& frame) {
                    if (!quiet)
                        show_frame(model.name, frame);
                });
            }};
}

Exit exit_of(const std::vector<FleetResult>& results)
{
    if (!std::ranges::all_of(results, [](const FleetResult& result) { return result.boot.has_value(); }))
        return Exit::could_not;
    return std::ranges::all_of(results, [](const FleetResult& result) { return is_good(result.boot->checks); })
               ? Exit::good
               : Exit::not_good;
}

}  // namespace

Exit boot_models(const std::vector<Model>& models, const std::vector<KernelBuild>& builds, const BootOptions& options)
{
    ProcessRunner runner;
    std::vector<FleetTask> tasks;
    for (unsigned round = 1; round <= options.repeat; ++round) {
        for (const Model& model : models)
            tasks.push_back(task_of(model,
                                    options,
                                    *std::ranges::find(builds, model.architecture, &KernelBuild::architecture),
                                    round,
                                    runner));
    }
    const auto results = run_fleet(tasks, options.jobs, [](const FleetResult& result) {
        if (result.boot)
            show(*result.boot);
        else
            complain(result.model + ": " + to_string(result.boot.error()), Exit::could_not);
        std::fflush(stdout);
    });
    if (options.all || options.repeat > 1)
        fmt::print("\n{}", fleet_table(results));
    if (!options.junit.empty()) {
        std::vector<JudgedBoot> boots;
        for (const FleetResult& result : results) {
            if (result.boot)
                boots.push_back(*result.boot);
        }
        const auto written = write_file(options.junit, to_junit(boots));
        if (!written)
            return complain(to_string(written.error()), Exit::could_not);
    }
    return exit_of(results);
}

}  // namespace ocks
