// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"
#include "kernel/machine/monitor.hpp"

namespace ocks::faults {
namespace {

// CPU, bank, IA32_MCi_STATUS, IA32_MCG_STATUS, IA32_MCi_ADDR, IA32_MCi_MISC as in the Intel SDM, volume 3, 16.3:
// valid, uncorrected, enabled, with address and misc, the processor's context corrupt, signalled; a read error of the
// L1 data cache. With a context that is whole the kernel may kill the process of the moment and run on.
constexpr std::string_view uncorrected = "mce 0 1 0xbf00000000000134 0x4 0x12345000 0x8c";

}  // namespace

extern const Fault machine_check;
const Fault machine_check{
    .id = "machine-check",
    .summary = "the processor raises an uncorrected machine check",
    .evidence = "the kernel logs the bank and panics",
    .verdict = "machine-check",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        return needs_architecture(setup, "x86_64").map([&] {
            strike(setup, "machine-check", "sleep 20\n", {human_command(uncorrected)});
        });
    },
};

}  // namespace ocks::faults
