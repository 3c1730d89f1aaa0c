# SPDX-License-Identifier: GPL-3.0-or-later
# How far a kernel build is: the steps in its log, against those of the last build here from nothing, or
# against kernel/build/steps.
# shellcheck shell=sh

# Sets total, the steps of a build from nothing, and before, those that an earlier, killed build did.
# Over a finished build nobody knows how many objects a change touches: then total is empty.
expect_steps()
{
    total=
    before=0
    [ ! -e "$work/vmlinux.a" ] || return 0
    total=$(cat "$cache/kernel/steps-$arch" 2> /dev/null || sed -n "s/^$arch //p" "$here/steps")
    before=$(find "$work" -name '*.o' | wc -l)
}

count_steps() { echo $(($(grep -cE '^  (CC|AS|AR|LD|HOSTCC)' "$work/build.log" || true) + before)); }

show_progress()
{
    while sleep 30; do
        steps=$(count_steps)
        seconds=$(($(date +%s) - started))
        if [ -n "$total" ] && [ "$steps" -gt $((before + 50)) ] && [ "$steps" -lt "$total" ]; then
            left=$((seconds * (total - steps) / (steps - before) / 60 + 1))
            say "step $steps of about $total, $((seconds / 60)) min; about $left min to go"
        else
            say "step $steps, $((seconds / 60)) min"
        fi
    done
}
