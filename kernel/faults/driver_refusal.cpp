// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {
namespace {

// What is bound stays bound; only the next time the driver is refused.
constexpr std::string_view refuse = R"(#!/bin/sh
for port in /sys/class/net/*/device; do
    echo none > "$port/driver_override" && exit
done
)";

}  // namespace

extern const Fault driver_refusal;
const Fault driver_refusal{
    .id = "driver-refusal",
    .summary = "the first network card is not given to its driver again once that has let go of it",
    .evidence = "driver.reload fails on that card",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        strike(setup, "driver-refusal", refuse, {});
        return {};
    },
};

}  // namespace ocks::faults
