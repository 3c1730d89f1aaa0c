// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/fault.hpp"

namespace ocks::faults {

extern const Fault hang;
const Fault hang{
    .id = "hang",
    .summary = "the machine falls silent before the command runs",
    .evidence = "the judge gives up after the stall deadline and names the stage",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        setup.guest_files.emplace("/ocks/hooks/hang", "sleep 1000000\n");
        return {};
    },
};

}  // namespace ocks::faults
