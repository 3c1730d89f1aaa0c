// SPDX-License-Identifier: GPL-3.0-or-later
/// ocks-hcl: the hardware compatibility list as a server, and the same pipeline without one.
///
/// Exits with 0 if done and good, 1 if done and not good (a bundle or a decision was refused, a blob is damaged), 2 for
/// wrong use, 3 if it could not be done.

#include "core/misuse.hpp"
#include "core/version.hpp"
#include "hcl-db/verbs/command_line.hpp"
#include "hcl-db/verbs/verbs.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>

namespace {

int run(int argc, char** argv)
{
    using namespace ocks::verbs;
    CLI::App program{"The OCKS hardware compatibility list: a computed, checkable answer to \"does this server work?\"",
                     "ocks-hcl"};
    program.set_version_flag("--version", "ocks-hcl " + std::string{ocks::version});
    program.require_subcommand(1);
    Action action;
    add_server_verbs(program, action);
    add_review_verbs(program, action);
    add_store_verbs(program, action);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return error.get_exit_code() == 0 ? program.exit(error) : wrong_use(ocks::misuse(program, error));
    }
    return action();
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
