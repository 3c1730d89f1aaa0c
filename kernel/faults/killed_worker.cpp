// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/fault.hpp"

namespace ocks::faults {
namespace {

// Workers are known by their names. The victim has been seen at two looks: what stress-ng starts for a moment,
// before its stressors count, is not a worker, and it would not miss one.
constexpr std::string_view kill_one = R"(#!/bin/sh
first_worker() {
    for name in /proc/[0-9]*/comm; do
        read -r comm < "$name" || continue
        case $comm in
        WORKER)
            worker=${name#/proc/}
            worker=${worker%/comm}
            return
            ;;
        esac
    done
    worker=
}
(
    before=
    while :; do
        first_worker
        if [ -n "$worker" ] && [ "$worker" = "$before" ]; then
            kill -KILL "$worker" && echo "ocks-init: killed $comm" > /dev/kmsg && exit
        fi
        before=$worker
        sleep 0.3
    done
) 2> /dev/null &
)";

}  // namespace

extern const Fault killed_worker;
const Fault killed_worker{
    .id = "killed-worker",
    .summary =
        "one worker of a test is killed as soon as it appears; target: the start of its process name, by default "
        "that of a memory worker or of a stress-ng stressor",
    .evidence = "the test that ran it fails or breaks; it never passes",
    .apply = [](Setup& setup, std::string_view worker) -> Result<void> {
        std::string script{kill_one};
        const std::string_view placeholder = "WORKER";
        const std::string pattern = worker.empty() ? "ocks-mem* | stress-ng-*" : std::string{worker} + "*";
        script.replace(script.find(placeholder), placeholder.size(), pattern);
        setup.guest_files.emplace("/ocks/hooks/killed-worker-" + std::string{worker}, std::move(script));
        return {};
    },
};

}  // namespace ocks::faults
