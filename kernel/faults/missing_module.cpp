// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {

extern const Fault missing_module;
const Fault missing_module{
    .id = "missing-module",
    .summary = "a kernel module is left out of the image; target: its name, megaraid_sas by default",
    .evidence = "the device has no driver: driver.bound fails, and the inventory differs from the model",
    .verdict = "driver-missing",
    .apply = [](Setup& setup, std::string_view module) -> Result<void> {
        setup.kernel_words.push_back("ocks.leave_out=" + std::string{module.empty() ? "megaraid_sas" : module});
        return {};
    },
};

}  // namespace ocks::faults
