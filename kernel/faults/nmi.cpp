// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {

extern const Fault nmi;
const Fault nmi{
    .id = "nmi",
    .summary = "a non-maskable interrupt that no driver asked for, as from a server's NMI button",
    .evidence = "the kernel logs an NMI of unknown reason and runs on",
    .verdict = "nmi-unknown",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        return needs_architecture(setup, "x86_64").map([&] {
            strike(setup, "nmi", "sleep 2\n", {{.name = "inject-nmi", .arguments = {}}});
        });
    },
};

}  // namespace ocks::faults
