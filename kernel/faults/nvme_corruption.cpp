// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {

extern const Fault nvme_corruption;
const Fault nvme_corruption{
    .id = "nvme-corruption",
    .summary = "an NVMe drive answers writes of one sector in every half mebibyte and does not do them; target: its "
               "serial",
    .evidence = "no error anywhere but in what is read back: nvme.io fails by its verification",
    .verdict = "corruption",
    .apply = [](Setup& setup, std::string_view serial) -> Result<void> {
        const auto drive = struck_drive(setup, "nvme", serial);
        if (!drive)
            return Failure(drive.error());
        (*drive)->forgetful_sectors = scattered_sectors(**drive);
        return {};
    },
};

}  // namespace ocks::faults
