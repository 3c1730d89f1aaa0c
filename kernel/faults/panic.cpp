// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {

extern const Fault panic;
const Fault panic{
    .id = "panic",
    .summary = "the kernel panics before the command runs",
    .evidence = "a panic in the console log and no end of the channel",
    .verdict = "panic",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        setup.guest_files.emplace("/ocks/hooks/panic", "echo c > /proc/sysrq-trigger\n");
        return {};
    },
};

}  // namespace ocks::faults
