#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/bench/inventory.sh BIN OUT: how long an inventory of this machine takes, beside lshw and
# hwinfo on the same machine in the same minute. Wall time of the whole process, in turn, the median
# of the rounds; a ratio above 1 means that the peer takes longer.
set -eu

bin=$1
out=$2
rounds=7

once()
{
    begin=$(date +%s%N)
    "$@" > /dev/null 2>&1 || { echo "bench: $1: exit status $?" >&2; exit 3; }
    end=$(date +%s%N)
    echo $(((end - begin) / 1000))
}

directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT
once "$bin/ocks-cert" inventory --format json > /dev/null  # warm: page cache and dentries
round=0
while [ $round -lt $rounds ]; do
    once "$bin/ocks-cert" inventory --format json >> "$directory/ocks-cert"
    once lshw -json >> "$directory/lshw"
    once hwinfo --short >> "$directory/hwinfo"
    round=$((round + 1))
done
median() { sort -n "$1" | sed -n "$((rounds / 2 + 1))p"; }

awk -v ours="$(median "$directory/ocks-cert")" -v lshw="$(median "$directory/lshw")" \
    -v hwinfo="$(median "$directory/hwinfo")" -v out="$out" 'BEGIN {
    printf "%-22s %10s %8s   %s\n", "inventory", "median", "ratio", "peer"
    printf "%-22s %7.1f ms %8s\n", "ocks-cert inventory", ours / 1000, ""
    printf "%-22s %7.1f ms %7.1fx   %s\n", "lshw -json", lshw / 1000, lshw / ours, "lshw takes this many times as long"
    printf "%-22s %7.1f ms %7.1fx   %s\n", "hwinfo --short", hwinfo / 1000, hwinfo / ours, "hwinfo takes this many times as long"
    printf "[\n {\"name\": \"inventory\", \"value\": %.1f, \"unit\": \"ms\", \"peer\": \"lshw -json\", \"ratio\": %.2f},\n", ours / 1000, lshw / ours > out
    printf " {\"name\": \"inventory\", \"value\": %.1f, \"unit\": \"ms\", \"peer\": \"hwinfo --short\", \"ratio\": %.2f}\n]\n", ours / 1000, hwinfo / ours > out
}'
