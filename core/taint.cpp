// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/taint.hpp"

#include <array>
#include <string_view>

namespace ocks {
namespace {

/// Documentation/admin-guide/tainted-kernels.rst in the kernel, bit by bit.
constexpr auto reasons = std::to_array<std::string_view>({
    "proprietary module",
    "module loaded by force",
    "kernel on a system out of its specification",
    "module unloaded by force",
    "machine check",
    "bad page",
    "asked for by a program",
    "kernel died",
    "ACPI table overridden",
    "warning",
    "staging driver",
    "workaround for a firmware bug",
    "out-of-tree module",
    "unsigned module",
    "soft lockup",
    "live patch",
    "distribution's own",
    "randomized structures",
    "in-kernel test",
    "firmware changed through fwctl",
});

}  // namespace

std::string taint_reasons(std::uint64_t taint)
{
    std::string all;
    for (std::size_t bit = 0; bit < 64; ++bit) {
        if ((taint >> bit & 1U) == 0)
            continue;
        all += all.empty() ? "" : ",";
        all += bit < reasons.size() ? std::string{reasons.at(bit)} : "bit " + std::to_string(bit);
    }
    return all;
}

}  // namespace ocks
