// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {
namespace {

// tail keeps an endless line until the kernel kills it.
constexpr std::string_view take_all_memory = "#!/bin/sh\ntail /dev/zero\nexit 0\n";

}  // namespace

extern const Fault memory_pressure;
const Fault memory_pressure{
    .id = "memory-pressure",
    .summary = "a process takes all memory that there is",
    .evidence = "the kernel's OOM killer logs whom it killed, and the machine runs on",
    .verdict = "oom",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        strike(setup, "memory-pressure", take_all_memory, {});
        return {};
    },
};

}  // namespace ocks::faults
