// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {

extern const Fault nvme_read_error;
const Fault nvme_read_error{
    .id = "nvme-read-error",
    .summary = "an NVMe drive cannot read one sector in every half mebibyte; target: its serial",
    .evidence = "the kernel logs a critical medium error, nvme.io fails",
    .verdict = "read-error",
    .apply = [](Setup& setup, std::string_view serial) -> Result<void> {
        const auto drive = struck_drive(setup, "nvme", serial);
        if (!drive)
            return Failure(drive.error());
        (*drive)->unreadable_sectors = scattered_sectors(**drive);
        return {};
    },
};

}  // namespace ocks::faults
