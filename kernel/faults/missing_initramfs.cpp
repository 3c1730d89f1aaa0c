// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {

extern const Fault missing_initramfs;
const Fault missing_initramfs{
    .id = "missing-initramfs",
    .summary = "the kernel is started without its initramfs",
    .evidence = "the kernel panics because it has no root file system",
    .verdict = "no-root",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        setup.has_initial_disk = false;
        return {};
    },
};

}  // namespace ocks::faults
