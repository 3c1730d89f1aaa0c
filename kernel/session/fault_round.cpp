// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/session/fault_round.hpp"

#include "kernel/judge/exercise.hpp"
#include "kernel/machine/fault.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace ocks {
namespace {

/// What keeps a fault from striking a model, or nothing; no file is touched.
std::string refusal_of(const Fault& fault, const Model& model)
{
    Setup setup{.model = model,
                .kernel = {},
                .initial_disk = {},
                .drives = {},
                .kernel_words = model.kernel_words,
                .guest_files = {},
                .reactions = {}};
    for (const ModelDisk& disk : model.disks)
        setup.drives.push_back({.disk = disk, .path = {}, .unreadable_sectors = {}, .forgetful_sectors = {}});
    const auto applied = apply_fault(setup, fault.id);
    return applied ? std::string{} : to_string(applied.error());
}

Result<FaultResult> boot_with(std::string_view fault,
                              std::string_view target,
                              std::string_view declared,
                              const Model& model,
                              const SessionOptions& options,
                              Runner& runner)
{
    SessionOptions session = options;
    session.fault = target.empty() ? std::string{fault} : std::string{fault} + ":" + std::string{target};
    session.command = exercise_command(model);
    session.out += "/" + std::string{fault.empty() ? "no-fault" : fault};
    return run_session(model, session, runner, [](const Frame&) {}).map([&](const JudgedBoot& boot) {
        return FaultResult{.fault = std::string{fault},
                           .declared = std::string{declared},
                           .judged = boot.verdict,
                           .duration = boot.record.duration,
                           .refusal = {}};
    });
}

}  // namespace

Result<std::vector<FaultResult>> run_all_faults(const Model& model,
                                                std::span<const Fault* const> faults,
                                                const SessionOptions& options,
                                                Runner& runner,
                                                const std::function<void(const FaultResult&)>& done)
{
    std::vector<FaultResult> results;
    const auto take = [&](FaultResult result) {
        done(result);
        results.push_back(std::move(result));
    };
    auto clean = boot_with({}, {}, "good", model, options, runner);
    if (!clean)
        return Failure(clean.error());
    take(std::move(*clean));
    for (const Fault* fault : faults) {
        if (std::string refusal = refusal_of(*fault, model); !refusal.empty()) {
            take({.fault = std::string{fault->id},
                  .declared = std::string{fault->verdict},
                  .refusal = std::move(refusal)});
            continue;
        }
        auto result = boot_with(fault->id, fault->boot_target, fault->verdict, model, options, runner);
        if (!result)
            return Failure(result.error());
        take(std::move(*result));
    }
    return results;
}

std::vector<const Fault*> judgeable_faults(std::string_view bench, std::string_view id)
{
    std::vector<const Fault*> faults;
    std::ranges::copy_if(all_faults(), std::back_inserter(faults), [&](const Fault* fault) {
        return !fault->verdict.empty() && (bench.empty() || fault->bench == bench) && (id.empty() || fault->id == id);
    });
    return faults;
}

bool is_right(const FaultResult& result)
{
    return result.refusal.empty() && result.judged.id == result.declared;
}

std::string to_line(const FaultResult& result)
{
    const std::string name = result.fault.empty() ? "(no fault)" : result.fault;
    if (!result.refusal.empty())
        return fmt::format("left   {:<18} {}", name, result.refusal);
    const double seconds = static_cast<double>(result.duration.count()) / 1000;
    const std::string wanted = is_right(result) ? "" : " instead of " + result.declared;
    return fmt::format("{:<6} {:<18} {}{}  {:.1f} s  {}",
                       is_right(result) ? "ok" : "WRONG",
                       name,
                       result.judged.id,
                       wanted,
                       seconds,
                       result.judged.because);
}

}  // namespace ocks
