#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/e2e/differential.sh MODEL: one boot of a model in which our inventory and the programs that everybody
# uses look at the same machine. Each tests/e2e/differential/*.py compares some of it, and every disagreement
# that it does not explain is a failure.
. "$(dirname -- "$0")/lib.sh"
. "$root/kernel/image/closure.sh"

model=$1
here=$root/tests/e2e/differential

# The programs that the boot image does not carry, with their libraries; the loader takes those from here alone.
mkdir -p "$scratch/oracles/bin" "$scratch/oracles/lib"
set --
while read -r program; do
    case $program in '#'* | '') continue ;; esac
    path=$(command -v "$program") || wrong "$program is not installed"
    cp -L "$path" "$scratch/oracles/bin/"
    set -- "$@" "$path"
done < "$here/oracles"
closure "$(uname -m)" / "$@" > "$scratch/libraries" || wrong "a library is missing: $(cat "$scratch/libraries")"
while read -r library; do cp -L "$library" "$scratch/oracles/lib/"; done < "$scratch/libraries"
cp "$here/guest.sh" "$scratch/oracles/"

expect 0 "$root/ocks" boot "$model" --carry "$scratch/oracles:/oracles" --run 'sh /oracles/guest.sh' --out "$scratch/boot"
results=$scratch/boot/$model/results
[ -s "$results/inventory.json" ] || wrong "the guest sent no inventory"

failed=
for comparison in "$here"/*.py; do
    python3 "$comparison" "$results" || failed="$failed ${comparison##*/}"
done
[ -z "$failed" ] || wrong "disagreements:$failed"
