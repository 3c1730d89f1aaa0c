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
        const auto results = run_all_faults(model, session, runner, [](const FaultResult& result) {
            fmt::print("{}\n", to_line(result));
            std::fflush(stdout);
        });
        if (!results)
            return complain(to_string(results.error()), Exit::could_not);
        // The bench has something for every fault; other models need not.
        is_right_everywhere = is_right_everywhere && std::ranges::all_of(*results, [&](const FaultResult& result) {
                                  return is_right(result) || (!result.refusal.empty() && model.name != fault_bench);
                              });
    }
    return is_right_everywhere ? Exit::good : Exit::not_good;
}

}  // namespace ocks
