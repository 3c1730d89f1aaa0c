// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {
namespace {

// The timer is armed and never fed again: four seconds, by a keeper that comes once in ten minutes.
constexpr std::string_view neglect = R"(#!/bin/sh
watchdog -T 4 -t 600 /dev/watchdog0
sleep 120
)";

}  // namespace

extern const Fault watchdog_expiry;
const Fault watchdog_expiry{
    .id = "watchdog-expiry",
    .summary = "the watchdog is armed and nobody feeds it",
    .evidence = "the watchdog resets the machine in the middle of the boot",
    .verdict = "watchdog-reset",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        return struck_device(setup, "i6300esb", {}).map([&](const std::string&) {
            strike(setup, "watchdog-expiry", neglect, {});
        });
    },
};

}  // namespace ocks::faults
