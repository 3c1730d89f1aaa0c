// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {

extern const Fault raid_read_error;
const Fault raid_read_error{
    .id = "raid-read-error",
    .summary = "a drive behind the RAID controller cannot read one sector in every half mebibyte; target: its serial",
    .evidence = "the kernel logs an I/O error, raid.io fails",
    .verdict = "read-error",
    .apply = [](Setup& setup, std::string_view serial) -> Result<void> {
        const auto drive = struck_drive(setup, "raid", serial);
        if (!drive)
            return Failure(drive.error());
        (*drive)->unreadable_sectors = scattered_sectors(**drive);
        return {};
    },
};

}  // namespace ocks::faults
