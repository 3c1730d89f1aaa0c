// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {
namespace {

// A signed module ends in "~Module signature appended~\n", 28 bytes; without them it counts as unsigned.
constexpr std::string_view load_unsigned = R"(#!/bin/sh
module=$(find /lib/modules -name MODULE.ko | head -n 1)
[ -n "$module" ] || echo "ocks-init: no module MODULE" > /dev/kmsg
head -c $(($(stat -c %s "$module") - 28)) "$module" > /tmp/MODULE.ko
insmod /tmp/MODULE.ko
)";

}  // namespace

extern const Fault unsigned_module;
const Fault unsigned_module{
    .id = "unsigned-module",
    .summary = "a module whose signature was cut off is loaded; target: its name, softdog by default",
    .evidence = "the kernel is tainted: kernel.supportable fails and names the module",
    .apply = [](Setup& setup, std::string_view module) -> Result<void> {
        constexpr std::string_view placeholder = "MODULE";
        const std::string name{module.empty() ? "softdog" : module};
        std::string script{load_unsigned};
        for (auto at = script.find(placeholder); at != std::string::npos; at = script.find(placeholder))
            script.replace(at, placeholder.size(), name);
        strike(setup, "unsigned-module", script, {});
        return {};
    },
};

}  // namespace ocks::faults
