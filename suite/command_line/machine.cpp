// SPDX-License-Identifier: GPL-3.0-or-later
/// inventory, capture, plan and run: what is asked of a machine.
#include "suite/command_line/command_line.hpp"
#include "suite/verbs/verbs.hpp"

#include <memory>

namespace ocks::command_line {
namespace {

using namespace verbs;

void add_inventory(CLI::App& app, Chosen& chosen)
{
    auto* verb = app.add_subcommand("inventory", "what is in this machine");
    auto options = std::make_shared<InventoryOptions>();
    verb->add_option("--root", options->root, "a recorded tree or a snapshot to read instead of this machine");
    verb->add_option("--format", options->format, "text, json or xml")->check(CLI::IsMember({"text", "json", "xml"}));
    verb->add_option("--matrix", options->matrix, "the drivers matrix of the kernel under test");
    verb->add_flag("--follow", options->follow, "tell what comes, goes and changes, until Ctrl-C");
    verb->callback([options, &chosen] {
        chosen = [options] {
            return inventory(*options);
        };
    });
}

void add_capture(CLI::App& app, Chosen& chosen)
{
    auto* verb = app.add_subcommand("capture", "this machine as a text without secrets, to be read by --root");
    auto options = std::make_shared<CaptureOptions>();
    verb->add_option("-o,--out", options->out, "the snapshot, a text file")->required();
    verb->add_option("--root", options->root, "a recorded tree or another snapshot, in place of this machine");
    verb->add_option("--key", options->key, "give single things the pseudonyms that the reports of this key give them");
    verb->callback([options, &chosen] {
        chosen = [options] {
            return capture(*options);
        };
    });
}

void add_plan_options(CLI::App& verb, PlanOptions& options)
{
    verb.add_option("--profile", options.profile, "smoke, quick or certify");
    verb.add_option("--policy", options.policy, "the policy file")->required();
    verb.add_option("--matrix", options.matrix, "the drivers matrix of the kernel under test");
    verb.add_option("--allow-destroy", options.grants, "serial number of a disk whose data may be lost")
        ->allow_extra_args(false);
    verb.add_option("--cable", options.cables, "PORT:PORT that are cabled to each other; found if not given")
        ->allow_extra_args(false);
    verb.add_option("--only", options.only, "run this test and skip the others")->allow_extra_args(false);
    verb.add_option("--lang", options.language, "en or zh; that of LANG if not given")
        ->check(CLI::IsMember({"en", "zh"}));
    verb.add_option("--seed", options.seed, "repeat the random choices of an earlier run");
}

void add_plan(CLI::App& app, Chosen& chosen)
{
    auto* verb = app.add_subcommand("plan", "what would run, how long, what is missing, what is skipped and why");
    auto options = std::make_shared<PlanOptions>();
    verb->add_option("--root", options->root, "a recorded tree or a snapshot to plan for");
    verb->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}));
    add_plan_options(*verb, *options);
    verb->callback([options, &chosen] {
        chosen = [options] {
            return plan(*options);
        };
    });
}

void add_run(CLI::App& app, Chosen& chosen)
{
    auto* verb = app.add_subcommand("run", "the certification run: tests, report, signed bundle");
    auto options = std::make_shared<RunOptions>();
    add_plan_options(*verb, options->plan);
    verb->add_option("--out", options->out, "where the report, the bundle, the journal and the logs go")->required();
    verb->add_option("--key", options->key, "the key that signs; see `key new`")->required();
    verb->add_option("--ticket", options->ticket, "what the HCL gave for this run, a file; the bundle carries it");
    verb->add_option("--vendor", options->vendor, "who answers for the report; else whom the key's name ends in");
    verb->add_option(
        "--relation", options->relation, "manufacturer, odm, integrator, lab or community: what it is to the machine");
    verb->add_option(
        "--rack", options->rack, "where the machine stands; a keyed hash in the report, as serial numbers");
    verb->add_option("--ambient", options->ambient, "degrees Celsius of the air around it; a sensor's if not given");
    verb->add_flag("--resume", options->resume, "go on with the run whose journal is in --out");
    verb->add_flag("--json", options->json, "events, one JSON object a line, in place of text");
    verb->footer("Ctrl-C (SIGINT, SIGTERM) ends the test that runs, puts its device back, writes a report of what was "
                 "done, and ends with status 4; --resume goes on. A second one ends at once.");
    verb->callback([options, &chosen] {
        chosen = [options] {
            return run(*options);
        };
    });
}

}  // namespace

void add_machine_verbs(CLI::App& program, Chosen& chosen)
{
    add_inventory(program, chosen);
    add_capture(program, chosen);
    add_plan(program, chosen);
    add_run(program, chosen);
}

}  // namespace ocks::command_line
