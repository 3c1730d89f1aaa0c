# SPDX-License-Identifier: GPL-3.0-or-later
# How far a kernel build is: the steps in its log, against those of the last build here, or against what
# kernel/build/steps says of a build from nothing.
# shellcheck shell=sh

count_steps() { grep -cE '^  (CC|AS|AR|LD|HOSTCC)' "$work/build.log" || true; }

show_progress()
{
    total=$(cat "$cache/kernel/steps-$arch" 2> /dev/null || sed -n "s/^$arch //p" "$here/steps")
    # A resumed build has fewer steps before it; its log starts anew.
    while sleep 30; do
        done_steps=$(count_steps)
        minutes=$((($(date +%s) - started) / 60))
        if [ "$done_steps" -gt 50 ] && [ "$done_steps" -lt "$total" ]; then
            left=$((($(date +%s) - started) * (total - done_steps) / done_steps / 60 + 1))
            say "step $done_steps of about $total, $minutes min; about $left min to go"
        else
            say "step $done_steps, $minutes min"
        fi
    done
}
