#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/bench/matrix.sh BIN OUT: how long it takes to open the drivers matrix of a distribution's kernel and to look
# devices up in it, beside libkmod and modprobe -R on the same modules with the same aliases in the same run; and how many
# recorded machines one `ocks-cert check` judges in a second of one processor.
#
# The kernel is Debian's 6.1 (tests/drivers-matrix/debian_kernel.sh fetches it once), or the tree that OCKS_MODULES names:
# lib/modules/RELEASE, where depmod has been. The aliases are those of OCKS_ALIASES, one a line, or of the recorded
# machines in OCKS_CORPUS, or without any one of each driver of that kernel.
set -eu

bin=$1
out=$2
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
build=$(dirname "$bin")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

corpus=${OCKS_CORPUS-$root/../shared/corpus}
modules=${OCKS_MODULES-}
if [ -z "$modules" ]; then
    kernel=$("$root/tests/drivers-matrix/debian_kernel.sh" 6.1 "$(uname -m)") || exit 3
    modules=$(echo "$kernel"/lib/modules/*)
fi
"$bin/ocks-cert" matrix build --modules "$modules" -o "$work/kernel.matrix" > /dev/null
if [ -n "${OCKS_ALIASES-}" ]; then
    cp "$OCKS_ALIASES" "$work/aliases"
elif [ -e "$corpus/modalias.tar.xz" ]; then
    tar -xf "$corpus/modalias.tar.xz" -C "$work" modalias/expected.amd64.tsv
    cut -f1 "$work/modalias/expected.amd64.tsv" > "$work/aliases"
else
    # What a pattern leaves open becomes zero: a device that the driver would take.
    sed -n 's/^alias \([^ ]*\) .*/\1/p' "$modules/modules.alias" | grep -v '\[' | sed 's/\*/0/g; s/?/0/g' |
        awk 'NR % 5 == 0' > "$work/aliases"
fi
c++ -std=c++20 -O2 -DNDEBUG -I "$root" "$root/tests/bench/matrix.cpp" -o "$work/matrix" \
    "$build/drivers-matrix/libocks_drivers_matrix.a" "$build/core/libocks_core.a" -lfmt -lkmod -lcrypto -llzma -lzstd
"$work/matrix" "$work/kernel.matrix" "$work/aliases" "$modules" > "$work/results"

# A process for each question is what a script does.
directory=${modules%/lib/modules/*}
release=${modules##*/}
begin=$(date +%s%N)
head -100 "$work/aliases" | while IFS= read -r alias; do
    modprobe -d "$directory" -S "$release" -R "$alias" > /dev/null 2>&1 || true
done
end=$(date +%s%N)
count=$(head -100 "$work/aliases" | wc -l)
theirs=$(((end - begin) / 1000 / count))
ours=$(awk -F '\t' '$1 == "look-up" { print $2 }' "$work/results")
printf 'modprobe -R: a process for each\t%s\tus\n' $theirs >> "$work/results"
awk -v ours="$ours" -v theirs=$theirs 'BEGIN {
    printf "look-ups in a second, one by one\t%.4g\t1/s\tmodprobe -R\t%.4g\n", 1e6 / ours, theirs / ours }' >> "$work/results"

# Every machine of the corpus in one call. Most of them have few devices; those with whole device trees are told apart.
if [ -e "$corpus/udev.tar.xz" ]; then
    for set in udev pci hwloc lscpu nri nvme smbios; do
        tar -xf "$corpus/$set.tar.xz" -C "$work"
    done
    python3 "$root/tests/bench/machines_a_second.py" "$bin/ocks-cert" "$work/kernel.matrix" "check, all" \
        "$work"/*/trees/* >> "$work/results"
    python3 "$root/tests/bench/machines_a_second.py" "$bin/ocks-cert" "$work/kernel.matrix" "check, device trees" \
        "$work"/udev/trees/* >> "$work/results"
fi

python3 "$root/tests/bench/figures.py" "$out" < "$work/results"
# What the project promises: a hundred times as fast as libkmod, open in 5 ms, 500 machines a second.
jq -e 'map({(.name): .}) | add | .["look-ups in a second"].ratio >= 100 and .open.value <= 5 and
       (.["check, device trees: a second of one core"].value // 500) >= 500' "$out" > /dev/null ||
    { echo "matrix: slower than promised (100 x libkmod, open 5 ms, 500 machines a second)" >&2; exit 1; }
