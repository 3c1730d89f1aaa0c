// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/fault.hpp"

namespace ocks::faults {
namespace {

// A worker is a process whose name starts so; the one that leads the others is spared for a moment, so that
// there is somebody left to notice.
constexpr std::string_view kill_one = R"(#!/bin/sh
(
    while :; do
        for name in /proc/[0-9]*/comm; do
            read -r comm < "$name" || continue
            case $comm in
            WORKER*)
                pid=${name#/proc/}
                kill -KILL "${pid%/comm}" && echo "ocks-init: killed $comm" > /dev/kmsg && exit
                ;;
            esac
        done
        sleep 0.1
    done
) 2> /dev/null &
)";

}  // namespace

extern const Fault killed_worker;
const Fault killed_worker{
    .id = "killed-worker",
    .summary = "one worker of a stress test is killed as soon as it appears; target: the start of its process name, "
               "'stress-ng-' by default",
    .evidence = "the test that ran it fails or breaks; it never passes",
    .apply = [](Setup& setup, std::string_view worker) -> Result<void> {
        std::string script{kill_one};
        const std::string_view placeholder = "WORKER";
        script.replace(script.find(placeholder), placeholder.size(), worker.empty() ? "stress-ng-" : worker);
        setup.guest_files.emplace("/ocks/hooks/killed-worker", std::move(script));
        return {};
    },
};

}  // namespace ocks::faults
