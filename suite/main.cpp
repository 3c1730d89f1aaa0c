// SPDX-License-Identifier: GPL-3.0-or-later
/// ocks-cert: the program for the server under test. Reads the command line; the verbs do the work.

#include "core/misuse.hpp"
#include "core/version.hpp"
#include "suite/verbs/verbs.hpp"

#include <CLI/CLI.hpp>
#include <curl/curl.h>
#include <exception>
#include <functional>
#include <iostream>

namespace {

using namespace ocks::verbs;

/// The verb that the command line chose.
using Chosen = std::function<int()>;

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

/// What is in a report before it leaves, and what lies in a bundle.
void add_report_files(CLI::App& verb, Chosen& chosen)
{
    auto preview = std::make_shared<PreviewOptions>();
    auto* before = verb.add_subcommand("preview", "what would leave this machine, and what would be hidden");
    before->add_option("--key", preview->key, "the signing key that the redaction key lies beside")->required();
    before->add_option("--root", preview->root, "a recorded tree or a snapshot, in place of this machine");
    before->add_option("--run", preview->run, "the directory of a run whose logs would be sent");
    before->callback([preview, &chosen] {
        chosen = [preview] {
            return report_preview(*preview);
        };
    });
    struct Paths {
        std::string bundle;
        std::string out;
    };
    auto paths = std::make_shared<Paths>();
    auto* unpack = verb.add_subcommand("unpack", "report.xml, report.html and the logs of a bundle, as files");
    unpack->add_option("BUNDLE", paths->bundle)->required();
    unpack->add_option("-o,--out", paths->out, "a directory")->required();
    unpack->callback([paths, &chosen] {
        chosen = [paths] {
            return report_unpack(paths->bundle, paths->out);
        };
    });
}

void add_report(CLI::App& app, Chosen& chosen)
{
    auto* verb = app.add_subcommand("report", "views of a report")->require_subcommand(1);
    struct Paths {
        std::string report;
        std::string other;
        std::string out;
        std::string language = "en";
        std::string format;
    };
    auto paths = std::make_shared<Paths>();
    auto* show = verb->add_subcommand("show", "as text");
    show->add_option("REPORT", paths->report, "report.xml or a bundle")->required();
    show->callback([paths, &chosen] {
        chosen = [paths] {
            return report_show(paths->report);
        };
    });
    auto* html = verb->add_subcommand("html", "as one page");
    html->add_option("REPORT", paths->report, "report.xml or a bundle")->required();
    html->add_option("--lang", paths->language, "en or zh");
    html->add_option("-o,--out", paths->out, "a file; standard output if not given");
    html->callback([paths, &chosen] {
        chosen = [paths] {
            return report_html(paths->report, paths->language, paths->out);
        };
    });
    auto* file = verb->add_subcommand("export", "for another program");
    file->add_option("REPORT", paths->report, "report.xml or a bundle")->required();
    file->add_option("--format", paths->format, "json, junit, ktap, kcidb or csv")->required();
    file->add_option("-o,--out", paths->out, "a file; standard output if not given");
    file->callback([paths, &chosen] {
        chosen = [paths] {
            return report_export(paths->report, paths->format, paths->out);
        };
    });
    auto* difference = verb->add_subcommand("diff", "what changed between two runs; exit status 1 if a test got worse");
    difference->add_option("BEFORE", paths->report, "report.xml or a bundle")->required();
    difference->add_option("AFTER", paths->other, "report.xml or a bundle")->required();
    difference->callback([paths, &chosen] {
        chosen = [paths] {
            return report_diff(paths->report, paths->other);
        };
    });
    add_report_files(*verb, chosen);
}

void add_bundles(CLI::App& app, Chosen& chosen)
{
    struct Paths {
        std::string bundle;
        std::string key;
        std::string out;
    };
    auto paths = std::make_shared<Paths>();
    auto* more = app.add_subcommand("sign", "one more signature below a bundle: a vendor's below that of a laboratory");
    more->add_option("BUNDLE", paths->bundle)->required();
    more->add_option("--key", paths->key, "the key that signs; see `key new`")->required();
    more->add_option("-o,--out", paths->out, "the bundle with both signatures")->required();
    more->callback([paths, &chosen] {
        chosen = [paths] {
            return sign(paths->bundle, paths->key, paths->out);
        };
    });
    auto asked = std::make_shared<VerifyOptions>();
    auto* check = app.add_subcommand("verify", "whether a bundle is what its signer says, without a network");
    check->add_option("BUNDLE", asked->bundle)->required();
    check->add_option("--trust", asked->trust, "a file of public keys, one a line")->required();
    check->add_option("--used", asked->used, "the nonces of tickets that were used, one a line");
    auto* keys = check->add_option("--log-keys", asked->log_keys, "the public keys of an HCL's log, one a line");
    check->add_option("--proof", asked->proof, "that HCL's proof that it has logged the bundle")->needs(keys);
    check->callback([asked, &chosen] {
        chosen = [asked] {
            return verify(*asked);
        };
    });

    auto options = std::make_shared<SubmitOptions>();
    auto* send = app.add_subcommand("submit", "send a bundle to an HCL");
    send->add_option("BUNDLE", options->bundle)->required();
    send->add_option("--to", options->to, "its address, as http://127.0.0.1:8611")->required();
    send->callback([options, &chosen] {
        chosen = [options] {
            return submit(*options);
        };
    });
}

void add_keys(CLI::App& app, Chosen& chosen)
{
    struct Names {
        std::string name;
        std::string path;
        std::string other;
        bool guarded = false;
    };
    auto names = std::make_shared<Names>();
    auto* verb = app.add_subcommand("key", "keys that sign bundles")->require_subcommand(1);
    auto* fresh = verb->add_subcommand("new", "make one, and print its public half");
    fresh->add_option("--name", names->name, "whose it is, as hcl.example/vendors/acme")->required();
    fresh->add_option("-o,--out", names->path, "the file; it must not be there yet")->required();
    fresh->add_flag("--passphrase", names->guarded, "ask for one, without which the key does not open");
    fresh->callback([names, &chosen] {
        chosen = [names] {
            return key_new(names->name, names->path, names->guarded);
        };
    });
    auto* share = verb->add_subcommand("export", "print the public half");
    share->add_option("KEY", names->path)->required();
    share->callback([names, &chosen] {
        chosen = [names] {
            return key_export(names->path);
        };
    });
    auto* next = verb->add_subcommand("rotate", "make the key that follows one, and print both for the trust file");
    next->add_option("KEY", names->path, "the old one")->required();
    next->add_option("-o,--out", names->other, "the new one's file; FILE.succession is a note that both signed")
        ->required();
    next->add_flag("--passphrase", names->guarded, "ask for one, without which the new key does not open");
    next->callback([names, &chosen] {
        chosen = [names] {
            return key_rotate(names->path, names->other, names->guarded);
        };
    });
    auto* accept = verb->add_subcommand("accept", "check a note of succession, and print both keys for the trust file");
    accept->add_option("NOTE", names->path, "FILE.succession")->required();
    accept->add_option("--trust", names->other, "a file of public keys with the old one in it")->required();
    accept->callback([names, &chosen] {
        chosen = [names] {
            return key_accept(names->path, names->other);
        };
    });
}

void add_check(CLI::App& app, Chosen& chosen)
{
    auto* verb = app.add_subcommand("check", "will a kernel work on a machine, before anyone boots it");
    auto options = std::make_shared<CheckOptions>();
    verb->add_option("--kernel", options->matrix, "the drivers matrix of the kernel")->required();
    verb->add_option("--against",
                     options->against,
                     "the matrix of another kernel, to say why a driver is missing; again for each")
        ->allow_extra_args(false);
    verb->add_option("--root", options->roots, "recorded trees or snapshots; this machine if not given");
    verb->add_option(
        "--lspci", options->listings, "what `lspci -nn` or `lspci -vmmn` printed, or ids; - is standard input");
    verb->add_option(
        "--hcl", options->hcl, "what is certified: an HCL's address, or its listings as JSON, a file or URL");
    verb->add_option("--format", options->format, "text or json, one object a line")
        ->check(CLI::IsMember({"text", "json"}));
    verb->add_flag("--all", options->all, "every device, also those that are well");
    verb->callback([options, &chosen] {
        chosen = [options] {
            return check(*options);
        };
    });
}

void add_matrix_build(CLI::App& verb, Chosen& chosen)
{
    auto options = std::make_shared<MatrixBuildOptions>();
    auto* build = verb.add_subcommand("build", "from a kernel's build, its package or its modules");
    auto* source = build->add_option_group("source", "")->require_option(1);
    source->add_option("--kernel", options->tree, "as `./ocks kernel path` prints it");
    source->add_option(
        "--modules", options->tree, "lib/modules/RELEASE of any kernel, or the root of an unpacked package");
    build->add_option("-o,--out", options->out, "the matrix file")->required();
    build->add_option("--package", options->package, "the name of the package that ships the modules");
    build->add_option("--symbols", options->symbols, "builtin/symbols.tsv of a build, for modules without one");
    build->callback([options, &chosen] {
        chosen = [options] {
            return matrix_build(*options);
        };
    });
}

void add_matrix_views(CLI::App& verb, Chosen& chosen)
{
    auto options = std::make_shared<MatrixViewOptions>();
    const auto add_format = [&options](CLI::App* view) {
        view->add_option("--format", options->format, "text, json or html")
            ->check(CLI::IsMember({"text", "json", "html"}));
    };
    auto* diff = verb.add_subcommand("diff", "the hardware that one kernel serves and another does not");
    diff->add_option("FROM", options->matrix, "a matrix")->required();
    diff->add_option("TO", options->other, "another")->required();
    add_format(diff);
    diff->callback([options, &chosen] {
        chosen = [options] {
            return matrix_diff(*options);
        };
    });
    auto* require = verb.add_subcommand("require", "whether a kernel serves every device of a list");
    require->add_option("MATRIX", options->matrix, "of the kernel")->required();
    require->add_option("--list", options->devices, "as drivers-matrix/must-serve.toml")->required();
    require->callback([options, &chosen] {
        chosen = [options] {
            return matrix_require(options->matrix, options->devices);
        };
    });
    auto* coverage = verb.add_subcommand("coverage", "how much of all server hardware a kernel serves");
    coverage->add_option("MATRIX", options->matrix, "of the kernel")->required();
    coverage
        ->add_option("--against",
                     options->against,
                     "the matrix of a kernel with more drivers, to tell what hardware is; again for each")
        ->allow_extra_args(false);
    coverage->add_option(
        "--devices", options->devices, "a file of aliases of real devices, to tell how many are served");
    add_format(coverage);
    coverage->callback([options, &chosen] {
        chosen = [options] {
            return matrix_coverage(*options);
        };
    });
}

void add_matrix(CLI::App& app, Chosen& chosen)
{
    auto* verb = app.add_subcommand("matrix", "which driver of a kernel serves which device")->require_subcommand(1);
    add_matrix_build(*verb, chosen);
    add_matrix_views(*verb, chosen);
    auto options = std::make_shared<MatrixLookupOptions>();
    auto* look = verb->add_subcommand("lookup", "the drivers of a device alias");
    look->add_option("--matrix", options->matrix, "of the kernel")->required();
    look->add_option(
            "--against", options->against, "the matrix of another kernel, to say why there is none; again for each")
        ->allow_extra_args(false);
    look->add_option("ALIAS", options->aliases, "as in sysfs, pci:v0000…; from standard input if none is given");
    look->callback([options, &chosen] {
        chosen = [options] {
            return matrix_lookup(*options);
        };
    });
    auto* show = verb->add_subcommand("show", "as text, for people and diff(1)");
    show->add_option("MATRIX", options->matrix, "what `ocks-cert matrix build` wrote")->required();
    show->callback([options, &chosen] {
        chosen = [options] {
            return matrix_show(options->matrix);
        };
    });
}

int parse_and_run(int argc, char** argv)
{
    CLI::App app{"ocks-cert: does this server work with an OpenCloudOS kernel?", "ocks-cert"};
    app.set_version_flag("--version", "ocks-cert " + std::string{ocks::version});
    app.require_subcommand(1);
    app.footer("Exit status: 0 done and good, 1 done and not good, 2 wrong use, 3 could not do it, "
               "4 cut off by Ctrl-C.");
    Chosen chosen;
    add_inventory(app, chosen);
    add_capture(app, chosen);
    add_plan(app, chosen);
    add_run(app, chosen);
    add_report(app, chosen);
    add_bundles(app, chosen);
    add_keys(app, chosen);
    add_matrix(app, chosen);
    add_check(app, chosen);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0)
            return app.exit(error);
        std::cerr << "ocks-cert: " << ocks::misuse(app, error) << "\nhint: ocks-cert --help\n";
        return 2;
    }
    return chosen();
}

}  // namespace

int main(int argc, char** argv)
{
    try {
        curl_global_init(CURL_GLOBAL_DEFAULT);
        return parse_and_run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "ocks-cert: internal error: " << error.what() << '\n';
        return 3;
    }
}
