#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/bench/reports.sh BIN OUT.json: a report of 500 devices and 2,000 results: how long it takes to write, read,
# verify, draw and export, in milliseconds of processor time; and how long xmllint and sha256sum take for the same bytes.
# Fails above the bounds.
set -eu

bin=$1
out=$2
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

"$bin/ocks_bench_reports" "$scratch" > "$scratch/ours.json"
# Processor time too, of whole programs: what starting one takes is in it.
c++ -std=c++20 -O2 -static -o "$scratch/measure" "$root/tests/bench/measure.cpp"
"$scratch/measure" "$scratch/theirs.json" 7 \
    xmllint="xmllint --noout --nonet --schema $root/reports/schema/report.xsd $scratch/report.xml" \
    sha256sum="sha256sum $scratch/bundle.ocks"
jq -r --slurpfile theirs "$scratch/theirs.json" '
    def unit: {ms: "ms", bytes: "B"}[split("_")[-1]];
    ($theirs[0] | map({(.name): .cpu_ms}) | add) as $cpu
    | (["xmllint --schema", $cpu.xmllint, "ms"], ["sha256sum of the bundle", $cpu.sha256sum, "ms"] | @tsv),
      (to_entries[]
       | [(.key | sub("_(ms|bytes)$"; "")), .value, (.key | unit)]
         + (if .key == "read_ms" then ["xmllint --schema", .value / $cpu.xmllint]
            elif .key == "verify_ms" then ["sha256sum of the bundle", .value / $cpu.sha256sum] else [] end)
       | @tsv)' "$scratch/ours.json" > "$scratch/lines"
/usr/bin/python3 "$root/tests/bench/figures.py" "$out" < "$scratch/lines"
# What the project promises.
jq -e 'map({(.name): .value}) | add | .write <= 50 and .verify <= 100 and .html <= 100' "$out" > /dev/null ||
    { echo "reports: slower than promised (write 50 ms, verify 100 ms, html 100 ms)" >&2; exit 1; }
