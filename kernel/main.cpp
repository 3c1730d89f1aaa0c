// SPDX-License-Identifier: GPL-3.0-or-later
/// ocks-boot: boots a kernel on server models under QEMU, runs a command inside, and judges the boots.

#include "core/file.hpp"
#include "core/text.hpp"
#include "core/version.hpp"
#include "kernel/fault.hpp"
#include "kernel/fault_round.hpp"
#include "kernel/fleet.hpp"
#include "kernel/model_store.hpp"
#include "kernel/session.hpp"

#include <algorithm>
#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fmt/format.h>

namespace {

using namespace ocks;

/// The model that every fault can strike.
constexpr std::string_view fault_bench = "fault-bench";

enum Exit { good = 0, not_good = 1, wrong_use = 2, could_not = 3 };

struct Options {
    std::vector<std::string> models;
    std::vector<std::string> kernels;
    std::vector<std::string> images;
    std::vector<std::string> suites;
    std::vector<std::string> carried;
    std::string architecture;
    std::string junit;
    unsigned jobs = 1;
    unsigned repeat = 1;
    unsigned timeout_seconds = 0;
    unsigned stall_seconds = 0;
    bool all = false;
    bool all_faults = false;
    bool list = false;
    bool quiet = false;
    SessionOptions session;
};

void declare(CLI::App& app, Options& options)
{
    app.set_version_flag("--version", "ocks-boot " + std::string{version});
    app.add_option("MODEL", options.models, "names of models (see --list), or paths of model files");
    app.add_flag("--all", options.all, "every model that there is a kernel for");
    app.add_flag("--all-faults",
                 options.all_faults,
                 "each fault, or that of --fault, on each MODEL (fault-bench) must be judged as what it is");
    app.add_option("--arch", options.architecture, "with --all: only models of this architecture");
    app.add_option(
           "--kernel", options.kernels, "the kernel: a directory made by kernel/build/build.sh; once per architecture")
        ->allow_extra_args(false);
    app.add_option("--image", options.images, "its boot image: a directory made by kernel/image.sh, or a file")
        ->allow_extra_args(false);
    app.add_option("--suite", options.suites, "carry DIR/bin/ocks-cert, its libraries and DIR/share/ocks in")
        ->allow_extra_args(false);
    app.add_option("--jobs", options.jobs, "boots at a time")->check(CLI::Range(1U, 64U));
    app.add_option("--repeat", options.repeat, "boot each model so often")->check(CLI::Range(1U, 1000U));
    app.add_option("--carry", options.carried, "HOST:GUEST, a file or directory to carry in; may be repeated");
    app.add_option("--run", options.session.command, "the command to run inside, by sh, in the directory of results");
    app.add_option("--out", options.session.out, "where OUT/MODEL/ with logs and results goes");
    app.add_option("--fault", options.session.fault, "build a defect in: NAME or NAME:TARGET (see --list)");
    app.add_option("--timeout", options.timeout_seconds, "seconds for the whole boot, in place of the model's");
    app.add_option("--stall", options.stall_seconds, "seconds of silence that count as a hang");
    app.add_option("--junit", options.junit, "write all checks of all boots to this file");
    app.add_flag("--keep", options.session.keep_disks, "keep the drives' images in OUT/MODEL/work");
    app.add_flag("--list", options.list, "name the models and faults there are");
    app.add_flag("--quiet", options.quiet, "do not show the boot's progress");
}

int complain(const std::string& what, Exit status)
{
    fmt::print(stderr, "ocks-boot: {}\n", what);
    return status;
}

int list()
{
    fmt::print("models:\n");
    for (const ModelText& text : all_model_texts()) {
        const auto model = parse_model(text.text, text.name);
        fmt::print("  {:<20} {}\n", text.name, model ? model->summary : to_string(model.error()));
    }
    fmt::print("faults:\n");
    for (const Fault* fault : all_faults())
        fmt::print("  {:<20} {}\n  {:<20} {}\n", fault->id, fault->summary, "", fault->evidence);
    return Exit::good;
}

std::string default_out()
{
    // getenv is safe here: there is one thread, and nothing sets variables.
    if (const char* state = std::getenv("XDG_STATE_HOME"); state != nullptr && *state != '\0')
        return std::string{state} + "/ocks/boot";
    const char* home = std::getenv("HOME");
    return std::string{home == nullptr ? "/" : home} + "/.local/state/ocks/boot";
}

/// What is missing or odd in the options; empty if nothing is.
std::string objection(Options& options)
{
    if (options.all_faults && (options.all || !options.session.command.empty()))
        return "--all-faults: not with --all or --run";
    if (options.all_faults && options.models.empty())
        options.models.emplace_back(fault_bench);
    if (options.models.empty() && !options.all)
        return "MODEL: none given; --list names them, --all means all of them";
    if (!options.models.empty() && options.all)
        return "--all: and models are given as well";
    if (!options.architecture.empty() && !options.all)
        return "--arch: only with --all";
    if (options.kernels.empty())
        return "--kernel: needed; './ocks kernel build' prints the directory";
    if (options.images.empty())
        return "--image: needed; './ocks image' prints the directory";
    for (const std::string& pair : options.carried) {
        const auto colon = pair.find(":/");
        if (colon == std::string::npos || colon == 0)
            return "--carry " + pair + ": not HOST:/GUEST";
        options.session.carried.push_back({pair.substr(0, colon), pair.substr(colon + 1)});
    }
    const std::string fault = options.session.fault.substr(0, options.session.fault.find(':'));
    if (!fault.empty() && std::ranges::find(all_faults(), fault, &Fault::id) == all_faults().end())
        return "--fault " + fault + ": no such fault; --list names them";
    if (options.timeout_seconds > 0)
        options.session.timeout = std::chrono::seconds{options.timeout_seconds};
    if (options.stall_seconds > 0)
        options.session.stall = std::chrono::seconds{options.stall_seconds};
    if (options.session.out.empty())
        options.session.out = default_out();
    return {};
}

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

/// The models that were asked for. With --all those that no kernel is for are left out, and said to be.
Result<std::vector<Model>> chosen_models(const Options& options, const std::vector<KernelBuild>& builds)
{
    std::vector<std::string> names = options.models;
    for (const ModelText& text : options.all ? all_model_texts() : std::span<const ModelText>{})
        names.emplace_back(text.name);
    std::vector<Model> models;
    for (const std::string& name : names) {
        auto model = load_model(name);
        if (!model)
            return Failure(model.error());
        const bool has_kernel =
            std::ranges::find(builds, model->architecture, &KernelBuild::architecture) != builds.end();
        if (options.all && !options.architecture.empty() && model->architecture != options.architecture)
            continue;
        if (!has_kernel && !options.all)
            return fail(Errc::malformed, "model " + name, "needs --kernel, --image for " + model->architecture);
        if (has_kernel)
            models.push_back(std::move(*model));
        else
            fmt::print(
                stderr, "ocks-boot: model {}: left out, there is no --kernel for {}\n", name, model->architecture);
    }
    if (models.empty())
        return fail(Errc::malformed, "--all", "there is no model for the kernels that were given");
    return models;
}

FleetTask task_of(const Model& model, const Options& options, const KernelBuild& build, unsigned round, Runner& runner)
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

int exit_of(const std::vector<FleetResult>& results)
{
    if (!std::ranges::all_of(results, [](const FleetResult& result) { return result.boot.has_value(); }))
        return Exit::could_not;
    return std::ranges::all_of(results, [](const FleetResult& result) { return is_good(result.boot->checks); })
               ? Exit::good
               : Exit::not_good;
}

int boot(const std::vector<Model>& models, const std::vector<KernelBuild>& builds, const Options& options)
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

int boot_with_all_faults(const std::vector<Model>& models,
                         const std::vector<KernelBuild>& builds,
                         const Options& options)
{
    ProcessRunner runner;
    bool is_right_everywhere = true;
    for (const Model& model : models) {
        SessionOptions session = options.session;
        session.build = *std::ranges::find(builds, model.architecture, &KernelBuild::architecture);
        const auto results = run_all_faults(model, session, runner, [](const FaultResult& result) {
            fmt::print("{}\n", to_line(result));
            std::fflush(stdout);
        });
        if (!results)
            return complain(to_string(results.error()), Exit::could_not);
        // The bench has something for every fault; other models need not.
        is_right_everywhere = is_right_everywhere && std::ranges::all_of(*results, [&](const FaultResult& result) {
                                  return is_right(result) || (!result.refusal.empty() && model.name != fault_bench);
                              });
    }
    return is_right_everywhere ? Exit::good : Exit::not_good;
}

int choose_and_boot(const Options& options)
{
    const auto complain_of = [](const Error& error) {
        return complain(to_string(error), error.code == Errc::malformed ? Exit::wrong_use : Exit::could_not);
    };
    const auto builds = kernel_builds(options.kernels, options.images, options.suites);
    if (!builds)
        return complain_of(builds.error());
    const auto models = chosen_models(options, *builds);
    if (!models)
        return complain(to_string(models.error()), Exit::wrong_use);
    for (const Model& model : *models) {
        const auto ready = check_host(model);
        if (!ready)
            return complain("model " + model.name + ": " + to_string(ready.error()), Exit::could_not);
    }
    if (options.all_faults)
        return boot_with_all_faults(*models, *builds, options);
    return boot(*models, *builds, options);
}

int parse_and_run(int argc, char** argv)
{
    CLI::App app{"Boots a kernel on server models under QEMU, runs a command inside, and judges the boots.",
                 "ocks-boot"};
    Options options;
    declare(app, options);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0)
            return app.exit(error);
        return complain(error.what(), Exit::wrong_use);
    }
    if (options.list)
        return list();
    if (const std::string what = objection(options); !what.empty())
        return complain(what, Exit::wrong_use);
    return choose_and_boot(options);
}

}  // namespace

int main(int argc, char** argv)
{
    // CLI11 throws, and so does the standard library when memory ends; nothing of ours does.
    try {
        return parse_and_run(argc, argv);
    } catch (const std::exception& error) {
        std::fputs("ocks-boot: internal error: ", stderr);
        std::fputs(error.what(), stderr);
        std::fputs("\n", stderr);
        return Exit::could_not;
    }
}
