// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {

extern const Fault sata_read_error;
const Fault sata_read_error{
    .id = "sata-read-error",
    .summary = "a SATA drive cannot read one sector in every half mebibyte; target: its serial",
    .evidence = "the kernel logs an I/O error, disk.io fails",
    .bench = "edge-single-socket",
    .apply = [](Setup& setup, std::string_view serial) -> Result<void> {
        const auto drive = struck_drive(setup, "sata", serial);
        if (!drive)
            return Failure(drive.error());
        (*drive)->unreadable_sectors = scattered_sectors(**drive);
        return {};
    },
};

}  // namespace ocks::faults
