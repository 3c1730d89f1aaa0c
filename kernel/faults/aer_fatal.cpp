// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"
#include "kernel/machine/monitor.hpp"

namespace ocks::faults {

extern const Fault aer_fatal;
const Fault aer_fatal{
    .id = "aer-fatal",
    .summary = "a PCI Express root port reports a malformed packet, an uncorrectable fatal error",
    .evidence = "the kernel logs the error and resets the link; AER's counter of fatal errors grows",
    .verdict = "aer-fatal",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        return struck_port(setup).map([&](const std::string& port) {
            strike(setup, "aer-fatal", "sleep 3\n", {human_command("pcie_aer_inject_error " + port + " MALF_TLP")});
        });
    },
};

}  // namespace ocks::faults
