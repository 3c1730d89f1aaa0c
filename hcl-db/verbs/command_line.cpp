// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/verbs/command_line.hpp"

#include "hcl-db/verbs/verbs.hpp"

#include <memory>
#include <string>

namespace ocks::verbs {
namespace {

void add_store(CLI::App& verb, StoreOptions& store)
{
    verb.add_option("--db", store.database, "SQLite file, with its blobs in blobs/ beside it, or postgresql://…")
        ->required()
        ->type_name("FILE|URL");
    verb.add_option("--blobs", store.blobs, "where the blobs lie, if not beside a SQLite file")->type_name("DIR");
}

void add_gate(CLI::App& verb, GateOptions& gate)
{
    verb.add_option("--trust", gate.trust, "verifier keys of those who may submit, one a line")
        ->required()
        ->type_name("FILE");
    verb.add_option("--policies", gate.policies, "directory of the published policies (*.toml)")
        ->required()
        ->type_name("DIR");
    verb.add_option("--ticket-keys", gate.ticket_keys, "verifier keys that our tickets are signed with")
        ->type_name("FILE");
    verb.add_option("--origin", gate.origin, "name of this list; a bundle for another one is refused")
        ->type_name("NAME");
    verb.add_option("--schema", gate.schema, "schema of reports; the one built in if not given")->type_name("FILE");
}

void add_matrices(CLI::App& verb, std::string& matrices)
{
    verb.add_option("--matrices", matrices, "directory of the drivers matrices (*.matrix) that machines are checked by")
        ->type_name("DIR");
}

void add_maintainers(CLI::App& verb, std::string& maintainers)
{
    verb.add_option("--maintainers", maintainers, "verifier keys of those who may decide, one a line")
        ->type_name("FILE");
}

/// Options live as long as the action that uses them.
template <class Options>
std::shared_ptr<Options> options_of(CLI::App& verb, Action& action, int (*act)(const Options&))
{
    auto options = std::make_shared<Options>();
    verb.callback([&action, options, act] {
        action = [options, act] {
            return act(*options);
        };
    });
    return options;
}

void add_ticket(CLI::App& program, Action& action)
{
    CLI::App& giving = *program.add_subcommand("ticket", "Print a ticket for a vendor's next run");
    const auto given = options_of<TicketOptions>(giving, action, ticket);
    giving.add_option("--vendor", given->vendor, "as his bundles name him")->required()->type_name("NAME");
    giving.add_option("--key", given->key, "a key for tickets alone, called as the list is")
        ->required()
        ->type_name("FILE");
    giving.add_option("--days", given->days, "for which it is good")->capture_default_str()->check(CLI::Range(1, 366));
}

void add_audit(CLI::App& program, Action& action)
{
    CLI::App& auditing = *program.add_subcommand("audit", "Derive a whole list again from what it has published");
    const auto audited = options_of<AuditOptions>(auditing, action, audit);
    auditing.add_option("url", audited->url, "the list's address")->required()->type_name("URL");
    auditing.add_option("--log-keys", audited->log_keys, "verifier keys of its log")->required()->type_name("FILE");
    auditing.add_option("--policies", audited->policies, "directory of its policies")->required()->type_name("DIR");
    add_maintainers(auditing, audited->maintainers);
    auditing.get_option("--maintainers")->required();
}

/// What a maintainer reads before a decision.
void add_queue_and_show(CLI::App& program, Action& action)
{
    const auto store = std::make_shared<StoreOptions>();
    CLI::App& waiting = *program.add_subcommand("queue", "Print what waits for a decision, with its evidence");
    add_store(waiting, *store);
    waiting.callback([&action, store] {
        action = [store] {
            return queue(*store);
        };
    });

    const auto listing = std::make_shared<std::string>();
    CLI::App& showing = *program.add_subcommand("show", "Print what is known of a listing and was decided of it");
    showing.add_option("listing", *listing, "its id")->required()->type_name("LISTING");
    add_store(showing, *store);
    showing.callback([&action, store, listing] {
        action = [store, listing] {
            return show(*store, *listing);
        };
    });
}

void add_decide(CLI::App& program, Action& action)
{
    CLI::App& deciding = *program.add_subcommand("decide", "Decide about a listing, as a note that maintainers sign");
    const auto decision = options_of<DecideOptions>(deciding, action, decide);
    deciding.add_option("listing", decision->listing, "its id")->required()->type_name("LISTING");
    deciding.add_option("decision", decision->kind, "award, reject, waive, embargo, withdraw or revoke")
        ->required()
        ->type_name("KIND");
    deciding.add_option("--level", decision->level, "of an award: ready, certified or certified-plus")
        ->type_name("LEVEL");
    deciding
        .add_option(
            "--subject", decision->subject, "of a waiver: what stands before the colon of a reason, as in 'show'")
        ->type_name("TEXT");
    deciding.add_option("--until", decision->until, "of a waiver or an embargo: the day on which it ends")
        ->type_name("DAY");
    deciding.add_option("--reason", decision->reason, "one line, for everybody to read")->required()->type_name("TEXT");
    deciding.add_option("--key", decision->keys, "a maintainer's signing key; again for a second signature")
        ->required()
        ->type_name("FILE");
    deciding.add_option("--out", decision->out, "write the note, to be signed by others, and change nothing")
        ->type_name("FILE");
    add_maintainers(deciding, decision->maintainers);
    add_store(deciding, decision->store);
}

/// A decision on its way between maintainers.
void add_cosign_and_record(CLI::App& program, Action& action)
{
    const auto note = std::make_shared<std::string>();
    const auto key = std::make_shared<std::string>();
    CLI::App& signing = *program.add_subcommand("cosign", "Add a signature to a decision's note");
    signing.add_option("note", *note, "as 'decide --out' wrote it; it is changed")->required()->type_name("NOTE");
    signing.add_option("--key", *key, "a maintainer's signing key")->required()->type_name("FILE");
    signing.callback([&action, note, key] {
        action = [note, key] {
            return cosign_note(*note, *key);
        };
    });

    CLI::App& recording = *program.add_subcommand("record", "Keep a decision that was signed elsewhere");
    const auto kept = options_of<RecordOptions>(recording, action, record);
    recording.add_option("note", kept->note, "the signed decision")->required()->type_name("NOTE");
    add_maintainers(recording, kept->maintainers);
    recording.get_option("--maintainers")->required();
    add_store(recording, kept->store);
}

}  // namespace

void add_server_verbs(CLI::App& program, Action& action)
{
    CLI::App& serving = *program.add_subcommand("serve", "Serve the pages, and take submissions");
    const auto options = options_of<ServeOptions>(serving, action, serve);
    add_store(serving, options->store);
    add_gate(serving, options->gate);
    serving.add_option("--log-key", options->log_key, "signs the checkpoints of the log; its name is the log's origin")
        ->type_name("FILE");
    serving.add_option("--releases", options->releases, "directory of the releases (*.toml) that certificates are of")
        ->type_name("DIR");
    add_matrices(serving, options->matrices);
    serving.add_option("--listen", options->listen, "address and port; port 0 for any")
        ->capture_default_str()
        ->type_name("ADDRESS:PORT");
    serving
        .add_option("--listen-uploads", options->listen_uploads, "take submissions here, and not where the pages are")
        ->type_name("ADDRESS:PORT");
    serving
        .add_option(
            "--listen-private", options->listen_private, "/metrics for Prometheus and /healthz; not for the public")
        ->type_name("ADDRESS:PORT");
    serving
        .add_option("--log-level", options->log_level, "of what is written to standard error: error, warning or info")
        ->capture_default_str()
        ->type_name("LEVEL");

    CLI::App& exporting = *program.add_subcommand("export", "Write the whole site as files, to be served by anything");
    const auto mirror = options_of<ExportOptions>(exporting, action, export_site);
    exporting.add_option("--site", mirror->site, "directory to be made")->required()->type_name("DIR");
    add_store(exporting, mirror->store);
    exporting.add_option("--policies", mirror->policies, "directory of the published policies (*.toml)")
        ->required()
        ->type_name("DIR");
    exporting.add_option("--releases", mirror->releases, "directory of the releases (*.toml) that certificates are of")
        ->type_name("DIR");
    add_matrices(exporting, mirror->matrices);

    CLI::App& taking = *program.add_subcommand("ingest", "Check a bundle as the server does, and store it");
    const auto bundle = options_of<IngestOptions>(taking, action, ingest);
    taking.add_option("bundle", bundle->bundle, "the bundle")->required()->type_name("BUNDLE");
    add_store(taking, bundle->store);
    add_gate(taking, bundle->gate);
}

void add_review_verbs(CLI::App& program, Action& action)
{
    add_ticket(program, action);
    add_audit(program, action);
    add_queue_and_show(program, action);
    add_decide(program, action);
    add_cosign_and_record(program, action);
}

void add_store_verbs(CLI::App& program, Action& action)
{
    CLI::App& saving = *program.add_subcommand("backup", "Copy the log and all evidence; again, what is new");
    const auto saved = options_of<BackupOptions>(saving, action, backup);
    saving.add_option("directory", saved->directory, "where to")->required()->type_name("DIR");
    add_store(saving, saved->store);

    CLI::App& restoring = *program.add_subcommand("restore", "Make a list again from a backup, on whichever engine");
    const auto restored = options_of<BackupOptions>(restoring, action, restore);
    restoring.add_option("directory", restored->directory, "the backup")->required()->type_name("DIR");
    add_store(restoring, restored->store);
    const auto store = std::make_shared<StoreOptions>();
    CLI::App& listing = *program.add_subcommand("list", "Print all listings");
    add_store(listing, *store);
    listing.callback([&action, store] {
        action = [store] {
            return list(*store);
        };
    });
    CLI::App& checking = *program.add_subcommand("fsck", "Check files, decisions and the log against the database");
    add_store(checking, *store);
    checking.callback([&action, store] {
        action = [store] {
            return fsck(*store);
        };
    });
}

}  // namespace ocks::verbs
