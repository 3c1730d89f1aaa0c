// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/program/choice.hpp"

#include "kernel/machine/fault.hpp"
#include "kernel/model/model_store.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <span>

namespace ocks {

void list_models_and_faults()
{
    fmt::print("models:\n");
    for (const ModelText& text : all_model_texts()) {
        const auto model = parse_model(text.text, text.name);
        fmt::print("  {:<20} {}\n", text.name, model ? model->summary : to_string(model.error()));
    }
    fmt::print("faults:\n");
    for (const Fault* fault : all_faults())
        fmt::print("  {:<20} {}\n  {:<20} {}\n", fault->id, fault->summary, "", fault->evidence);
}

Result<std::vector<Model>> chosen_models(const BootOptions& options, const std::vector<KernelBuild>& builds)
{
    std::vector<std::string> names = options.models;
    for (const ModelText& text : options.all ? all_model_texts() : std::span<const ModelText>{})
        names.emplace_back(text.name);
    std::vector<Model> models;
    for (const std::string& name : names) {
        auto model = load_model(name);
        if (!model)
            return Failure(model.error());
        const bool has_kernel =
            std::ranges::find(builds, model->architecture, &KernelBuild::architecture) != builds.end();
        if (options.all && !options.architecture.empty() && model->architecture != options.architecture)
            continue;
        if (!has_kernel && !options.all)
            return fail(Errc::malformed, "model " + name, "needs --kernel, --image for " + model->architecture);
        if (has_kernel)
            models.push_back(std::move(*model));
        else
            fmt::print(
                stderr, "ocks-boot: model {}: left out, there is no --kernel for {}\n", name, model->architecture);
    }
    if (models.empty())
        return fail(Errc::malformed, "--all", "there is no model for the kernels that were given");
    return models;
}

}  // namespace ocks
