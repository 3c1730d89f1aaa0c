// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {

extern const Fault unsigned_kernel;
const Fault unsigned_kernel{
    .id = "unsigned-kernel",
    .summary = "the kernel has no signature, and the firmware enforces secure boot",
    .evidence = "the firmware refuses to start it",
    .verdict = "kernel-refused",
    .bench = "secure-boot",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        if (setup.model.firmware != Firmware::ovmf_secure)
            return fail(Errc::absent, "model " + setup.model.name, "does not enforce secure boot");
        setup.has_signature = false;
        return {};
    },
};

}  // namespace ocks::faults
