// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {
namespace {

constexpr std::string_view switch_off = R"(#!/bin/sh
last=$(ls -d /sys/devices/system/cpu/cpu[0-9]* | sort -V | tail -n 1)
echo 0 > "$last/online"
)";

}  // namespace

extern const Fault offline_cpu;
const Fault offline_cpu{
    .id = "offline-cpu",
    .summary = "the last CPU does not run",
    .evidence = "cpu.topology fails: one thread less than the firmware lists",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        strike(setup, "offline-cpu", switch_off, {});
        return {};
    },
};

}  // namespace ocks::faults
