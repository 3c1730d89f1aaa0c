// SPDX-License-Identifier: GPL-3.0-or-later
/// The judge of a boot. It believes the guest's own record and never how QEMU ended.
#pragma once

#include "kernel/boot/boot.hpp"
#include "kernel/model/model.hpp"

#include <string>
#include <vector>

namespace ocks {

struct BootCheck {
    std::string name;
    std::vector<std::string> objections;  ///< one sentence each; none: the check holds

    friend bool operator==(const BootCheck&, const BootCheck&) = default;
};

/// Always the same checks in the same order. A boot is good if none of them objects.
[[nodiscard]] std::vector<BootCheck> boot_checks(const BootRecord& record, const Model& model);

[[nodiscard]] bool is_good(const std::vector<BootCheck>& checks);

}  // namespace ocks
