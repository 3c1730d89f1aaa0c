// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {

extern const Fault power_cut;
const Fault power_cut{
    .id = "power-cut",
    .summary = "the power goes while the machine runs",
    .evidence = "no end of the channel and no word on the console: it was ended from outside",
    .verdict = "power-cut",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        strike(setup, "power-cut", "sleep 120\n", {{.name = "quit", .arguments = {}}});
        return {};
    },
};

}  // namespace ocks::faults
