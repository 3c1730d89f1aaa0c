// SPDX-License-Identifier: GPL-3.0-or-later
/// One model from its file to its verdict: drives made, image completed, machine followed, results written.
#pragma once

#include "core/command.hpp"
#include "core/result.hpp"
#include "kernel/boot/payload.hpp"
#include "kernel/judge/boot_report.hpp"
#include "kernel/session/kernel_build.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ocks {

struct SessionOptions {
    KernelBuild build;
    std::vector<Carried> carried;  ///< beside the suite
    std::string command;           ///< run inside by sh; empty looks (see look.hpp), if there is a suite
    std::string out;               ///< results go to OUT/MODEL
    std::string fault;
    std::optional<std::chrono::seconds> timeout;  ///< in place of the model's
    std::optional<std::chrono::seconds> stall;
    bool keep_disks = false;
};

/// absent if this host lacks something that the model needs, with the package that has it. Cheap: nothing is run.
[[nodiscard]] Result<void> check_host(const Model& model);

/// Leaves console.log, qemu.log, boot.json, disks.json and results/ in OUT/MODEL and, after a look,
/// found.toml: the devices that were found, in the words of a model.
/// A boot that fails is a JudgedBoot; an Error says that there was no boot to judge.
[[nodiscard]] Result<JudgedBoot> run_session(const Model& model,
                                             const SessionOptions& options,
                                             Runner& runner,
                                             const std::function<void(const Frame&)>& progress);

}  // namespace ocks
