// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert check`: will a kernel work on a machine, before anyone boots it.

#include "core/file.hpp"
#include "drivers-matrix/check/candidate.hpp"
#include "drivers-matrix/check/lspci.hpp"
#include "drivers-matrix/check/show.hpp"
#include "suite/verbs/hcl_source.hpp"
#include "suite/verbs/matrices.hpp"
#include "suite/verbs/terminal.hpp"
#include "suite/verbs/verbs.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iostream>
#include <optional>

namespace ocks::verbs {
namespace {

struct Context {
    const MatrixFile& matrix;
    const std::vector<MatrixView>& others;
    const CheckOptions& options;
    const PciIds& names;
    HclSource* hcl = nullptr;  ///< null if none was given
    bool brief = false;        ///< one line a machine
};

int show(const Candidate& candidate, const FirmwareFiles& firmware, const std::string& name, const Context& context)
{
    if (context.hcl != nullptr) {
        if (const auto learnt = context.hcl->learn(candidate); !learnt)
            return refuse(learnt.error());
    }
    const auto preflight = check(candidate,
                                 {context.matrix,
                                  context.others,
                                  own_knowledge(),
                                  firmware,
                                  context.hcl == nullptr ? nullptr : &context.hcl->hcl()});
    if (context.options.format == "json")
        fmt::print("{}", to_json(preflight, name, context.names));
    else if (context.brief)
        fmt::print("{}", printable(to_line(preflight, name)));
    else
        fmt::print("{}", printable(to_text(preflight, name, context.names, context.options.all)));
    return preflight.works == Prospect::yes ? 0 : 1;
}

int check_root(const std::string& path, const Context& context)
{
    const auto root = Sysroot::open(path);
    if (!root)
        return refuse(root.error());
    if (!root->list("/sys"))
        return refuse({Errc::malformed, path, "there is no sys in it; this is no machine"});
    return show(read_candidate(*root),
                FirmwareFiles{*root, context.matrix.release()},
                path == "/" ? "this machine" : path,
                context);
}

int check_listing(const std::string& path, const Context& context)
{
    const bool is_input = path == "-";
    const auto text = read_file(is_input ? "/dev/stdin" : path);
    if (!text)
        return refuse(text.error());
    const std::string name = is_input ? "standard input" : path;
    const auto candidate = parse_lspci(*text, name);
    if (!candidate)
        return refuse(candidate.error());
    return show(*candidate, FirmwareFiles{}, name, context);
}

}  // namespace

int check(const CheckOptions& options)
{
    const auto matrix = MatrixFile::open(options.matrix);
    if (!matrix)
        return refuse(matrix.error());
    const auto others = open_others(options.against);
    if (!others)
        return refuse(others.error());
    ProcessRunner runner;
    std::optional<HclSource> hcl;
    if (!options.hcl.empty()) {
        auto opened = HclSource::open(options.hcl, runner);
        if (!opened)
            return refuse(opened.error());
        hcl = *std::move(opened);
    }
    std::vector<std::string> roots = options.roots;
    if (roots.empty() && options.listings.empty())
        roots.emplace_back("/");
    const bool brief = roots.size() + options.listings.size() > 1 && !options.all;
    // A line a machine has no names in it.
    const auto names = brief && options.format == "text" ? PciIds{} : system_pci_ids();
    const Context context{*matrix, others->views, options, names, hcl ? &*hcl : nullptr, brief};
    int worst = 0;
    for (const auto& path : roots)
        worst = std::max(worst, check_root(path, context));
    for (const auto& path : options.listings)
        worst = std::max(worst, check_listing(path, context));
    return worst;
}

}  // namespace ocks::verbs
