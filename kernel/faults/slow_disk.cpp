// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {
namespace {

constexpr std::uint64_t bytes_per_second = 512U << 10U;

}  // namespace

extern const Fault slow_disk;
const Fault slow_disk{
    .id = "slow-disk",
    .summary = "an NVMe drive does 512 KiB a second; target: its serial",
    .evidence = "no error anywhere but in the time that reads and writes take",
    .verdict = "slow-disk",
    .apply = [](Setup& setup, std::string_view serial) -> Result<void> {
        return struck_drive(setup, "nvme", serial).map([](Drive* drive) {
            drive->bytes_per_second = bytes_per_second;
        });
    },
};

}  // namespace ocks::faults
