// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/program/options.hpp"

#include "core/text.hpp"
#include "kernel/machine/fault.hpp"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <span>

namespace ocks {
namespace {

std::string default_out()
{
    // getenv is safe here: there is one thread, and nothing sets variables.
    if (const char* state = std::getenv("XDG_STATE_HOME"); state != nullptr && *state != '\0')
        return std::string{state} + "/ocks/boot";
    const char* home = std::getenv("HOME");
    return std::string{home == nullptr ? "/" : home} + "/.local/state/ocks/boot";
}

/// What stands against the machines that were named, and against what they are to boot.
std::string objection_to_machines(const BootOptions& options)
{
    if (options.models.empty() && !options.all)
        return "MODEL: none given; --list names them, --all means all of them";
    if (!options.models.empty() && options.all)
        return "--all: and models are given as well";
    if (!options.architecture.empty() && !options.all)
        return "--arch: only with --all";
    if (options.kernels.empty())
        return "--kernel: needed; './ocks kernel build' prints the directory";
    if (options.images.empty())
        return "--image: needed; './ocks image' prints the directory";
    return {};
}

/// What stands against the session; its files to carry are filled in.
std::string objection_to_session(BootOptions& options)
{
    for (const std::string& pair : options.carried) {
        const auto colon = pair.find(":/");
        if (colon == std::string::npos || colon == 0)
            return "--carry " + pair + ": not HOST:/GUEST";
        options.session.carried.push_back({pair.substr(0, colon), pair.substr(colon + 1)});
    }
    for (const std::string_view fault : split(options.session.fault, '+')) {
        if (!options.session.fault.empty() && find_fault(fault) == nullptr)
            return "--fault " + std::string{fault} + ": no such fault; --list names them";
    }
    return {};
}

}  // namespace

std::string objection(BootOptions& options)
{
    if (options.all_faults && (options.all || !options.session.command.empty()))
        return "--all-faults: not with --all or --run";
    options.each_on_its_bench = options.all_faults && options.models.empty();
    for (const Fault* fault : options.each_on_its_bench ? all_faults() : std::span<const Fault* const>{}) {
        // One that no boot can show needs no bench.
        if (!fault->verdict.empty() && std::ranges::find(options.models, fault->bench) == options.models.end())
            options.models.emplace_back(fault->bench);
    }
    if (auto against = objection_to_machines(options); !against.empty())
        return against;
    if (auto against = objection_to_session(options); !against.empty())
        return against;
    if (options.timeout_seconds > 0)
        options.session.timeout = std::chrono::seconds{options.timeout_seconds};
    if (options.stall_seconds > 0)
        options.session.stall = std::chrono::seconds{options.stall_seconds};
    if (options.session.out.empty())
        options.session.out = default_out();
    return {};
}

Exit complain(const std::string& what, Exit status)
{
    fmt::print(stderr, "ocks-boot: {}\n", what);
    return status;
}

}  // namespace ocks
