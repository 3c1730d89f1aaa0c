// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

#include <algorithm>

namespace ocks::faults {

extern const Fault blank_disk;
const Fault blank_disk{
    .id = "blank-disk",
    .summary = "a drive that should hold somebody's data is full of zeros; target: its serial",
    .evidence = "no error anywhere but in what is read from it",
    .verdict = "blank-disk",
    .apply = [](Setup& setup, std::string_view serial) -> Result<void> {
        const auto drive = std::ranges::find_if(setup.drives, [&](const Drive& candidate) {
            return candidate.disk.content == DiskContent::pattern &&
                   (serial.empty() || candidate.disk.serial == serial);
        });
        if (drive == setup.drives.end())
            return fail(Errc::absent,
                        "model " + setup.model.name,
                        "has no such drive with data" + (serial.empty() ? "" : ": " + std::string{serial}));
        drive->disk.content = DiskContent::blank;
        return {};
    },
};

}  // namespace ocks::faults
