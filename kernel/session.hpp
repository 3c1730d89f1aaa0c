// SPDX-License-Identifier: GPL-3.0-or-later
/// One model from its file to its verdict: drives made, image completed, machine followed, results written.
#pragma once

#include "core/command.hpp"
#include "core/result.hpp"
#include "kernel/boot_report.hpp"
#include "kernel/payload.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ocks {

struct SessionOptions {
    std::string kernel;            ///< a directory of kernel/build.sh
    std::string image;             ///< image.cpio, or the directory of kernel/image.sh
    std::string suite;             ///< a directory with bin/ocks-cert; empty for none
    std::vector<Carried> carried;  ///< beside the suite
    std::string command;           ///< run inside by sh; empty asks the suite for its inventory, if there is one
    std::string out;               ///< results go to OUT/MODEL
    std::string fault;
    std::optional<std::chrono::seconds> timeout;  ///< in place of the model's
    std::optional<std::chrono::seconds> stall;
    bool keep_disks = false;
};

/// Leaves console.log, qemu.log, boot.json, disks.json and results/ in OUT/MODEL.
/// A boot that fails is a JudgedBoot; an Error says that there was no boot to judge.
[[nodiscard]] Result<JudgedBoot> run_session(const Model& model,
                                             const SessionOptions& options,
                                             Runner& runner,
                                             const std::function<void(const Frame&)>& progress);

}  // namespace ocks
