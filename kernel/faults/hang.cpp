// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

#include <algorithm>

namespace ocks::faults {
namespace {

constexpr std::chrono::seconds patience{30};

}  // namespace

extern const Fault hang;
const Fault hang{
    .id = "hang",
    .summary = "the machine falls silent before the command runs",
    .evidence = "the judge gives up after the stall deadline and names the stage",
    .verdict = "hang",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        setup.guest_files.emplace("/ocks/hooks/hang", "sleep 1000000\n");
        // Nobody waits longer than needed for what is known to come.
        setup.model.stall = std::min(setup.model.stall, patience);
        return {};
    },
};

}  // namespace ocks::faults
