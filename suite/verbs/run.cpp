// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert run`: the certification run, from the plan to a signed bundle.

#include "suite/run.hpp"

#include "core/conclusion.hpp"
#include "core/file.hpp"
#include "suite/verbs/run/environment.hpp"
#include "suite/verbs/run/events.hpp"
#include "suite/verbs/run/publish.hpp"
#include "suite/verbs/run/screen.hpp"
#include "suite/verbs/terminal.hpp"

#include <algorithm>
#include <memory>
#include <unistd.h>

namespace ocks::verbs {
namespace {

constexpr int stopped_by_signal = 4;

std::unique_ptr<Watcher> watcher_for(const RunOptions& options)
{
    if (options.json)
        return std::make_unique<Events>(stdout);
    return std::make_unique<Screen>(
        stdout, terminal_width(), console::Words{console::choose_language(options.plan.language)});
}

std::vector<Advice>
what_next(const Preparation& prepared, const RunOptions& options, const std::vector<Record>& records)
{
    const Inventory& inventory = prepared.machine.inventory;
    const auto coverage = coverage_of(inventory, prepared.policy, options.plan.profile, records);
    std::vector<Advice> next =
        advice_for(records, coverage, {inventory, prepared.policy, options.plan.profile, options.out});
    if (conclude(inventory, prepared.policy, options.plan.profile, records).standing == Standing::pass)
        next.push_back({"send it to an HCL: ocks-cert submit " + options.out + "/bundle.ocks --to ADDRESS", {}});
    return next;
}

Result<void> check_options(const RunOptions& options)
{
    if (options.plan.root != "/")
        return fail(Errc::malformed, "--root " + options.plan.root, "only this machine can be tested");
    return check_told(options);
}

}  // namespace

int run(const RunOptions& options)
{
    if (const auto fitting = check_options(options); !fitting)
        return refuse(fitting.error(), 2);
    const auto signer = load_signer(options);
    if (!signer)
        return refuse(signer.error());
    if (const auto made = make_directory(options.out); !made)
        return refuse(made.error());
    if (access(options.out.c_str(), W_OK) != 0)
        return refuse({Errc::denied, options.out, "cannot write there"});
    const auto prepared = prepare(options.plan);
    if (!prepared)
        return refuse(prepared.error(), prepared.error().where.starts_with("--") ? 2 : 3);

    const auto watcher = watcher_for(options);
    watcher->planned(prepared->plan);
    const RunContext context{.root = prepared->machine.root,
                             .inventory = prepared->machine.inventory,
                             .policy = prepared->policy,
                             .grants = options.plan.grants,
                             .directory = options.out,
                             .resume = options.resume,
                             .progress = [&](const Progress& progress) { watcher->progressed(progress); },
                             .kernel_log = {}};
    auto records = ocks::run(prepared->plan, context);
    if (!records)
        return refuse(records.error());
    const bool cut_off = was_interrupted(*records);
    std::vector<Advice> next = what_next(*prepared, options, *records);
    const auto report = publish(*prepared, std::move(*records), *signer, options, !cut_off);
    if (!report)
        return refuse(report.error());
    watcher->ended({*report, options.out, cut_off, std::move(next)});
    if (cut_off)
        return stopped_by_signal;
    return report->summary.claim.standing == Standing::pass ? 0 : 1;
}

}  // namespace ocks::verbs
