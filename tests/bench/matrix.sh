#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/bench/matrix.sh BIN OUT: how long it takes to open the drivers matrix of the kernel that is built here and to
# look devices up in it, beside libkmod and modprobe -R on the modules of the same kernel with the same aliases. The
# aliases are those of OCKS_ALIASES (one a line), or one of each driver of that kernel. OCKS_MODULES is another tree
# of modules than that of the kernel here: lib/modules/RELEASE, where depmod has been.
set -eu

bin=$1
out=$2
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
build=$(dirname "$bin")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

modules=${OCKS_MODULES-}
if [ -z "$modules" ]; then
    kernel=$("$root/ocks" kernel path) || exit 3
    modules=$(echo "$kernel"/lib/modules/*)
    "$bin/ocks-cert" matrix build --kernel "$kernel" -o "$work/kernel.matrix" > /dev/null
else
    "$bin/ocks-cert" matrix build --modules "$modules" -o "$work/kernel.matrix" > /dev/null
fi
if [ -n "${OCKS_ALIASES-}" ]; then
    cp "$OCKS_ALIASES" "$work/aliases"
else
    # What a pattern leaves open becomes zero: a device that the driver would take.
    sed -n 's/^alias \([^ ]*\) .*/\1/p' "$modules/modules.alias" | grep -v '\[' | sed 's/\*/0/g; s/?/0/g' |
        awk 'NR % 5 == 0' > "$work/aliases"
fi
c++ -std=c++20 -O2 -DNDEBUG -I "$root" "$root/tests/bench/matrix.cpp" -o "$work/matrix" \
    "$build/drivers-matrix/libocks_drivers_matrix.a" "$build/core/libocks_core.a" -lkmod -lcrypto -llzma -lzstd
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
printf 'modprobe -R\t%s\tus\n' $(((end - begin) / 1000 / count)) >> "$work/results"

awk -F '\t' -v out="$out" '
    { printf "%-24s %10s %s\n", $1, $2, $3 }
    { lines[++count] = sprintf(" {\"name\": \"matrix: %s\", \"value\": %s, \"unit\": \"%s\"}", $1, $2, $3) }
    END {
        print "[" > out
        for (line = 1; line <= count; line++)
            print lines[line] (line < count ? "," : "") > out
        print "]" > out
    }' "$work/results"
