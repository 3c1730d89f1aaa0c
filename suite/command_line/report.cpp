// SPDX-License-Identifier: GPL-3.0-or-later
/// report, sign, verify, submit and key: what becomes of a run.
#include "suite/command_line/command_line.hpp"
#include "suite/verbs/verbs.hpp"

#include <memory>
#include <string>

namespace ocks::command_line {
namespace {

using namespace verbs;

/// What is in a report before it leaves, and what lies in a bundle.
void add_report_files(CLI::App& verb, Chosen& chosen)
{
    auto preview = std::make_shared<PreviewOptions>();
    auto* before = verb.add_subcommand("preview", "what would leave this machine, and what would be hidden");
    before->add_option("--key", preview->key, "the signing key that the redaction key lies beside")->required();
    before->add_option("--root", preview->root, "a recorded tree or a snapshot, in place of this machine");
    before->add_option("--run", preview->run, "the directory of a run whose logs would be sent");
    before->add_option("--rack", preview->rack, "where the machine stands, as `run` would be told it");
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

}  // namespace

void add_report_verbs(CLI::App& program, Chosen& chosen)
{
    add_report(program, chosen);
    add_bundles(program, chosen);
    add_keys(program, chosen);
}

}  // namespace ocks::command_line
