// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"
#include "kernel/machine/monitor.hpp"

namespace ocks::faults {

extern const Fault aer_nonfatal;
const Fault aer_nonfatal{
    .id = "aer-nonfatal",
    .summary = "a PCI Express root port reports a completion that never came, an uncorrectable non-fatal error",
    .evidence = "the kernel logs the error and recovers; AER's counter of non-fatal errors grows",
    .verdict = "aer-nonfatal",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        return struck_port(setup).map([&](const std::string& port) {
            strike(setup, "aer-nonfatal", "sleep 2\n", {human_command("pcie_aer_inject_error " + port + " COMP_TIME")});
        });
    },
};

}  // namespace ocks::faults
