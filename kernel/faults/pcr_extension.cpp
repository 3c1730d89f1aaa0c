// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {
namespace {

// TPM2_PCR_Extend of register 4 with an empty password: TPM 2.0 library specification, part 3, 22.2. What the machine
// answers must be read before the device takes the next command.
constexpr std::string_view extend = R"(#!/bin/sh
exec 5<> /dev/tpm0
{
    printf '\200\002\000\000\000\101\000\000\001\202\000\000\000\004'
    printf '\000\000\000\011\100\000\000\011\000\000\000\000\000'
    printf '\000\000\000\001\000\013'
    printf 'not in the log, not in the log,!'
} > /tmp/extend
cat /tmp/extend >&5
head -c 10 <&5 > /dev/null
)";

}  // namespace

extern const Fault pcr_extension;
const Fault pcr_extension{
    .id = "pcr-extension",
    .summary = "something is measured into the TPM's register 4 that no log tells of",
    .evidence = "tpm.log fails on that register",
    .bench = "edge-single-socket",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        if (setup.model.tpm.empty())
            return fail(Errc::absent, "model " + setup.model.name, "has no TPM");
        strike(setup, "pcr-extension", extend, {});
        return {};
    },
};

}  // namespace ocks::faults
