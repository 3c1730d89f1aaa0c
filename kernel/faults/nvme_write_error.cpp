// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {

extern const Fault nvme_write_error;
const Fault nvme_write_error{
    .id = "nvme-write-error",
    .summary = "an NVMe drive cannot write one sector in every half mebibyte; target: its serial",
    .evidence = "the kernel logs an I/O error of a write, nvme.io fails",
    .verdict = "write-error",
    .apply = [](Setup& setup, std::string_view serial) -> Result<void> {
        return struck_drive(setup, "nvme", serial).map([](Drive* drive) {
            drive->unwritable_sectors = scattered_sectors(*drive);
        });
    },
};

}  // namespace ocks::faults
