// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/program/boots.hpp"
#include "kernel/session/fault_round.hpp"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>

namespace ocks {

Exit boot_faults(const std::vector<Model>& models, const std::vector<KernelBuild>& builds, const BootOptions& options)
{
    ProcessRunner runner;
    bool is_right_everywhere = true;
    for (const Model& model : models) {
        SessionOptions session = options.session;
        session.build = *std::ranges::find(builds, model.architecture, &KernelBuild::architecture);
        const auto faults =
            judgeable_faults(options.each_on_its_bench ? model.name : std::string_view{}, options.session.fault);
        if (faults.empty() && options.each_on_its_bench)
            continue;
        if (models.size() > 1)
            fmt::print("model {}\n", model.name);
        const auto results = run_all_faults(model, faults, session, runner, [](const FaultResult& result) {
            fmt::print("{}\n", to_line(result));
            std::fflush(stdout);
        });
        if (!results)
            return complain(to_string(results.error()), Exit::could_not);
        // A bench has what its faults strike; other models need not.
        const auto may_be_left = [&](const FaultResult& result) {
            return !result.refusal.empty() && std::ranges::none_of(faults, [&](const Fault* fault) {
                return fault->id == result.fault && fault->bench == model.name;
            });
        };
        is_right_everywhere = is_right_everywhere && std::ranges::all_of(*results, [&](const FaultResult& result) {
                                  return is_right(result) || may_be_left(result);
                              });
    }
    return is_right_everywhere ? Exit::good : Exit::not_good;
}

}  // namespace ocks
