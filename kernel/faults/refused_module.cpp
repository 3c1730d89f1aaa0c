// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

#include <algorithm>

namespace ocks::faults {
namespace {

/// A module of the kernel's own without the marker that ends its signature (include/linux/module_signature.h).
constexpr std::string_view script = R"~(
head -c -28 "$(find /lib/modules -name softdog.ko)" > /tmp/unsigned.ko
insmod /tmp/unsigned.ko
)~";

}  // namespace

extern const Fault refused_module;
const Fault refused_module{
    .id = "refused-module",
    .summary = "a module without its signature is loaded into a kernel that is locked down",
    .evidence = "the kernel refuses it",
    .verdict = "lockdown",
    .bench = "secure-boot",
    .apply = [](Setup& setup, std::string_view) -> Result<void> {
        const bool is_locked = std::ranges::any_of(
            setup.kernel_words, [](const std::string& word) { return word.starts_with("lockdown="); });
        if (!is_locked)
            return fail(Errc::absent, "model " + setup.model.name, "does not lock its kernel down");
        strike(setup, "refused-module", script, {});
        return {};
    },
};

}  // namespace ocks::faults
