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
jq -c --slurpfile theirs "$scratch/theirs.json" \
    '($theirs[0] | map({(.name): .cpu_ms}) | add) as $cpu
     | . + {xmllint_schema_ms: $cpu.xmllint, sha256sum_ms: $cpu.sha256sum,
            read_of_xmllint: ((.read_ms / $cpu.xmllint * 100 | round) / 100),
            verify_of_sha256sum: ((.verify_ms / $cpu.sha256sum * 10 | round) / 10)}' "$scratch/ours.json" > "$out"
jq -r 'to_entries[] | "\(.key)  \(.value)"' "$out"
# What the project promises.
jq -e '.write_ms <= 50 and .verify_ms <= 100 and .html_ms <= 100' "$out" > /dev/null ||
    { echo "reports: slower than promised (write 50 ms, verify 100 ms, html 100 ms)" >&2; exit 1; }
