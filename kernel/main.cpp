// SPDX-License-Identifier: GPL-3.0-or-later
/// ocks-boot: boots a kernel on server models under QEMU, runs a command inside, and judges the boots.
/// Reads the command line; program/ does the work.

#include "core/misuse.hpp"
#include "core/version.hpp"
#include "kernel/program/boots.hpp"
#include "kernel/program/choice.hpp"
#include "kernel/program/options.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

namespace {

using namespace ocks;

void declare(CLI::App& app, BootOptions& options)
{
    app.set_version_flag("--version", "ocks-boot " + std::string{version});
    app.add_option("MODEL", options.models, "names of models (see --list), or paths of model files");
    app.add_flag("--all", options.all, "every model that there is a kernel for");
    app.add_flag("--all-faults",
                 options.all_faults,
                 "each fault, or that of --fault, must be judged as what it is: on each MODEL, or on its own bench");
    app.add_option("--arch", options.architecture, "with --all: only models of this architecture");
    app.add_option(
           "--kernel", options.kernels, "the kernel: a directory made by kernel/build/build.sh; once per architecture")
        ->allow_extra_args(false);
    app.add_option("--image", options.images, "its boot image: a directory made by kernel/image/image.sh, or a file")
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

int choose_and_boot(const BootOptions& options)
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
        return boot_faults(*models, *builds, options);
    return boot_models(*models, *builds, options);
}

int parse_and_run(int argc, char** argv)
{
    CLI::App app{"Boots a kernel on server models under QEMU, runs a command inside, and judges the boots.",
                 "ocks-boot"};
    BootOptions options;
    declare(app, options);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0)
            return app.exit(error);
        return complain(misuse(app, error), Exit::wrong_use);
    }
    if (options.list) {
        list_models_and_faults();
        return Exit::good;
    }
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
