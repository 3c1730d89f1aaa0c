// SPDX-License-Identifier: GPL-3.0-or-later
/// matrix and check: what is known of a kernel before anyone boots it.
#include "suite/command_line/command_line.hpp"
#include "suite/verbs/verbs.hpp"

#include <memory>

namespace ocks::command_line {
namespace {

using namespace verbs;

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

}  // namespace

void add_matrix_verbs(CLI::App& program, Chosen& chosen)
{
    add_matrix(program, chosen);
    add_check(program, chosen);
}

}  // namespace ocks::command_line
