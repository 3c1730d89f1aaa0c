// SPDX-License-Identifier: GPL-3.0-or-later
/// A quick use of what a machine has: its drives and ports do what they are there for, once. The guest tells facts
/// (docs/boot-channel.md), and the judge decides what they mean.
#pragma once

#include "kernel/boot/boot.hpp"
#include "kernel/model/model.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// What a fact says against a machine.
struct ExerciseFinding {
    std::string id;   ///< "slow-disk", "disk-error", "corruption", "blank-disk", "missing-disk", "link-down"
    std::string why;  ///< one sentence

    friend bool operator==(const ExerciseFinding&, const ExerciseFinding&) = default;
};

/// kernel/judge/exercise.sh, which is part of the program.
[[nodiscard]] std::string_view exercise_script();

/// A script for the guest. It writes and reads back the beginning of each blank drive, only reads those that hold
/// somebody's data, brings each port up, and takes the inventory if the suite was carried in.
[[nodiscard]] std::string exercise_command(const Model& model);

/// What the facts of such a script say against the machine; nothing of a boot without it. Sorted by fact.
[[nodiscard]] std::vector<ExerciseFinding> judge_exercise(const BootRecord& record, const Model& model);

}  // namespace ocks
