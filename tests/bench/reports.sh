#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/bench/reports.sh BIN OUT.json: a report of 500 devices and 2,000 results: how long it takes to write, read,
# verify, draw and export; and how long xmllint and sha256sum take for the same bytes. Fails above the bounds.
set -eu

bin=$1
out=$2
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# median COMMAND...: milliseconds of wall clock, of five runs. What starting a program takes is in it.
median()
{
    for _ in 1 2 3 4 5; do
        start=$(date +%s%N)
        "$@" > /dev/null 2>&1
        echo $((($(date +%s%N) - start) / 100000))
    done | sort -n | sed -n 3p | sed 's/\(.\)$/.\1/; s/^\./0./'
}

"$bin/ocks_bench_reports" "$scratch" > "$scratch/ours.json"
schema=$(median xmllint --noout --nonet --schema "$root/reports/schema/report.xsd" "$scratch/report.xml")
digest=$(median sha256sum "$scratch/bundle.ocks")
jq -c --argjson xmllint "$schema" --argjson sha256sum "$digest" \
    '. + {xmllint_schema_ms: $xmllint, sha256sum_ms: $sha256sum,
          read_of_xmllint: ((.read_ms / $xmllint * 100 | round) / 100),
          verify_of_sha256sum: ((.verify_ms / $sha256sum * 10 | round) / 10)}' "$scratch/ours.json" > "$out"
jq -r 'to_entries[] | "\(.key)  \(.value)"' "$out"
# What the project promises.
jq -e '.write_ms <= 50 and .verify_ms <= 100 and .html_ms <= 100' "$out" > /dev/null ||
    { echo "reports: slower than promised (write 50 ms, verify 100 ms, html 100 ms)" >&2; exit 1; }
