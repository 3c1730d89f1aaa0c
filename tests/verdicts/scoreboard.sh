#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/verdicts/scoreboard.sh RESULTS POLICY: adds the rounds of RESULTS/*.json up to a confusion matrix, in text and in
# RESULTS/scoreboard.json. Every round must have left a result, and every test of the
# trial profile must have caught a fault and have passed without one: then it may go into the others.
set -eu

results=$1
policy=$2
rm -f "$results/scoreboard.json"
missing=$(for round in "$(dirname -- "$0")"/rounds/*.txt; do
    name=$(basename "$round" .txt)
    [ -s "$results/$name.json" ] || echo "$name"
done)
required=$(awk '/^\[profiles\.trial\]/ { on = 1 } on && /^]/ { exit } on' "$policy" |
    grep -oE '"[a-z]+\.[a-z_]+"' | tr -d '"' | jq -R . | jq -s .)
jq -s --argjson required "$required" '
    . as $rounds | ([.[].faults[]] | unique_by(.fault + " " + .test)) as $faults
    | {rounds: [.[].round],
       clean_runs: ([.[] | select(.faults | length == 0)] | length),
       steps_passed: ([.[].passed] | add),
       faults: ([$faults[].fault] | unique | length),
       caught: ([$faults[] | select(.caught).fault] | unique | length),
       false_failures: ([.[].false_failures[]] | length),
       tests: [$required[] | . as $test
               | {test: $test, catches: [$faults[] | select(.test == $test and .caught).fault],
                  misses: [$faults[] | select(.test == $test and (.caught | not)).fault],
                  runs: ([$rounds[] | select(.tests | index($test))] | length)}],
       without_proof: [$required[] | . as $test | select(any($faults[]; .test == $test and .caught) | not)]}' \
    "$results"/*.json > "$results/scoreboard.new"
mv "$results/scoreboard.new" "$results/scoreboard.json"

jq -r '"test                 caught missed rounds  faults",
       (.tests[] | "\(.test + " " * (20 - (.test | length))) \(.catches | length | tostring | " " * (6 - length) + .) "
        + "\(.misses | length | tostring | " " * (6 - length) + .) \(.runs | tostring | " " * (6 - length) + .)  \(.catches | join(" "))"),
       "", "faults caught \(.caught) of \(.faults); false failures \(.false_failures); clean runs \(.clean_runs); steps passed \(.steps_passed)",
       (.without_proof[] | "no fault was caught by \(.)")' "$results/scoreboard.json"
jq -e '.caught == .faults and .false_failures == 0 and (.without_proof | length == 0)' "$results/scoreboard.json" > /dev/null
# A round that broke off has shown nothing, and least of all that nothing was wrong.
[ -z "$missing" ] || { echo "no result of: $(echo "$missing" | paste -s -d ' ' -)" >&2; exit 1; }
