// SPDX-License-Identifier: GPL-3.0-or-later
/// ocks-hcl: the hardware compatibility list as a server, and the same pipeline without one.
///
/// Exits with 0 if done and good, 1 if done and not good (a bundle was refused, a blob is damaged), 2 for
/// wrong use, 3 if it could not be done.

#include "core/version.hpp"
#include "hcl-db/verbs/verbs.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>

namespace {

using namespace ocks::verbs;

void add_database(CLI::App& verb, std::string& database)
{
    verb.add_option("--db", database, "SQLite file; its blobs lie in blobs/ beside it")->required()->type_name("FILE");
}

void add_gate(CLI::App& verb, GateOptions& gate)
{
    verb.add_option("--trust", gate.trust, "verifier keys of those who may submit, one a line")
        ->required()
        ->type_name("FILE");
    verb.add_option("--policies", gate.policies, "directory of the published policies (*.toml)")
        ->required()
        ->type_name("DIR");
    verb.add_option("--schema", gate.schema, "schema of reports; the one built in if not given")->type_name("FILE");
}

int run(int argc, char** argv)
{
    CLI::App program{
        "The OCKS hardware compatibility list: a computed, checkable answer to \"does this server work?\""};
    program.set_version_flag("--version", "ocks-hcl " + std::string{ocks::version});
    program.require_subcommand(1);

    ServeOptions serve_options;
    auto* serve_verb = program.add_subcommand("serve", "Serve the pages, and take submissions");
    add_database(*serve_verb, serve_options.database);
    add_gate(*serve_verb, serve_options.gate);
    serve_verb->add_option("--listen", serve_options.listen, "address and port; port 0 for any")
        ->capture_default_str()
        ->type_name("ADDRESS:PORT");

    IngestOptions ingest_options;
    auto* ingest_verb = program.add_subcommand("ingest", "Check a bundle as the server does, and store it");
    ingest_verb->add_option("bundle", ingest_options.bundle, "the bundle")->required()->type_name("BUNDLE");
    add_database(*ingest_verb, ingest_options.database);
    add_gate(*ingest_verb, ingest_options.gate);

    std::string database;
    auto* list_verb = program.add_subcommand("list", "Print all listings");
    add_database(*list_verb, database);
    auto* fsck_verb = program.add_subcommand("fsck", "Check every stored file against the database");
    add_database(*fsck_verb, database);

    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return error.get_exit_code() == 0 ? program.exit(error) : wrong_use(error.what());
    }
    if (serve_verb->parsed())
        return serve(serve_options);
    if (ingest_verb->parsed())
        return ingest(ingest_options);
    return list_verb->parsed() ? list(database) : fsck(database);
}

}  // namespace

int main(int argc, char** argv)
{
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::fputs(("ocks-hcl: " + std::string{error.what()} + "\n").c_str(), stderr);
        return 3;
    }
}
