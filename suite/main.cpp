// SPDX-License-Identifier: GPL-3.0-or-later
/// ocks-cert: the program for the server under test. command_line/ reads the options, verbs/ do the work.

#include "core/misuse.hpp"
#include "core/version.hpp"
#include "suite/command_line/command_line.hpp"

#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>
#include <openssl/crypto.h>
#include <string>

namespace {

int parse_and_run(int argc, char** argv)
{
    CLI::App app{"ocks-cert: does this server work with an OpenCloudOS kernel?", "ocks-cert"};
    app.set_version_flag("--version", "ocks-cert " + std::string{ocks::version});
    app.require_subcommand(1);
    app.footer("Exit status: 0 done and good, 1 done and not good, 2 wrong use, 3 could not do it, "
               "4 cut off by Ctrl-C.");
    ocks::command_line::Chosen chosen;
    ocks::command_line::add_machine_verbs(app, chosen);
    ocks::command_line::add_report_verbs(app, chosen);
    ocks::command_line::add_matrix_verbs(app, chosen);
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
        // A configuration could load any code into a process of root, and its place comes from the environment.
        OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
        return parse_and_run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "ocks-cert: internal error: " << error.what() << '\n';
        return 3;
    }
}
