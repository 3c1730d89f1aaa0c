// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

#include <algorithm>

namespace ocks::faults {

extern const Fault narrow_port;
const Fault narrow_port{
    .id = "narrow-port",
    .summary = "every PCI Express root port can do one lane of 2.5 GT/s only",
    .evidence = "the inventory differs from the model in max_link_speed_mts and max_link_width",
    .verdict = "inventory",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        bool is_struck = false;
        for (std::string& argument : setup.model.arguments) {
            if (!argument.starts_with("-device pcie-root-port,"))
                continue;
            argument += ",x-speed=2_5,x-width=1";
            is_struck = true;
        }
        if (!is_struck)
            return fail(Errc::absent, "model " + setup.model.name, "has no PCI Express root port");
        return {};
    },
};

}  // namespace ocks::faults
