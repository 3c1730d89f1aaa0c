// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {

extern const Fault nvme_warning;
const Fault nvme_warning{
    .id = "nvme-warning",
    .summary = "an NVMe drive warns that its media errors have made it unreliable; target: its id",
    .evidence = "nvme.smart fails on that drive",
    .apply = [](Setup& setup, std::string_view id) -> Result<void> {
        return struck_device(setup, "nvme", id).map([&](const std::string& device) {
            // Bit 2 of the critical warning: NVM Express base specification 2.0, figure 207.
            const std::string arguments = R"({"path": "/machine/peripheral/)" + property_of(device, "id") +
                                          R"(", "property": "smart_critical_warning", "value": 4})";
            strike(setup, "nvme-warning", "sleep 1\n", {{"qom-set", arguments}});
        });
    },
};

}  // namespace ocks::faults
