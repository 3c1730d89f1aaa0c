// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {
namespace {

// The kernel's own injector: the next change that reaches the state fails there, once (kernel/cpu.c, write_cpuhp_fail).
// It takes states with a callback only, so the first one that it takes is used.
constexpr std::string_view inject = R"(#!/bin/sh
cpu=$(ls -d /sys/devices/system/cpu/cpu[0-9]*/hotplug/fail | sort -V | tail -n 1)
sed -n 's/^ *\([0-9]*\): .*:online$/\1/p' /sys/devices/system/cpu/hotplug/states | while read -r state; do
    echo "$state" > "$cpu" && exit
done 2> /dev/null
)";

}  // namespace

extern const Fault stuck_cpu;
const Fault stuck_cpu{
    .id = "stuck-cpu",
    .summary = "something of the kernel does not let the last CPU go",
    .evidence = "the CPU stays when it is told to leave: cpu.hotplug fails",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        strike(setup, "stuck-cpu", inject, {});
        return {};
    },
};

}  // namespace ocks::faults
