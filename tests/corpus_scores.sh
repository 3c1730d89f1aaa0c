#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/corpus_scores.sh DIRECTORY [--fields]: one table of the scores that the tests on the corpus left in
# DIRECTORY, SET.tsv each: set, field, how often we agree with the other program's answer, how often there was one.
# A line for each set; with --fields one for each field too.
set -eu

directory=$1
fields=${2-}
ls "$directory"/*.tsv > /dev/null 2>&1 || exit 0
cat "$directory"/*.tsv | LC_ALL=C sort | awk -F '\t' -v fields="$fields" '
    function row(name, agreed, compared) {
        printf "%-52s %8d %8d %7.2f %%\n", name, agreed, compared, compared ? 100 * agreed / compared : 0
    }
    { agreed[$1] += $3; compared[$1] += $4 }
    !($1 in number) { number[$1] = ++sets; name[sets] = $1 }
    { lines[$1, ++count[$1]] = $2; good[$1, count[$1]] = $3; all[$1, count[$1]] = $4 }
    END {
        printf "%-52s %8s %8s %9s\n", "score on the corpus", "agreed", "compared", ""
        for (i = 1; i <= sets; ++i) {
            set = name[i]
            row(set, agreed[set], compared[set])
            for (j = 1; fields == "--fields" && j <= count[set]; ++j)
                row("  " lines[set, j], good[set, j], all[set, j])
        }
    }'
