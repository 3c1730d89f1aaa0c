#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/verdicts/round.sh ROUND RESULT.json: one boot of a model with all faults of rounds/ROUND.txt built in. Each must be
# caught by its test, for its reason; no other test may fail. What happened goes to RESULT.json, for scoreboard.sh.
#
#   model NAME                 profile NAME
#   grant SERIAL | all         the disks whose data is given up; none if there is no such line
#   catch FAULT | TEST | DEVICE | OUTCOMES | REASON
#   allow TEST DEVICE          it suffers from a fault as well
#   beside TEST                runs as well, and must not fail
#   verdict WORD               of a round without faults, if it is not "pass"
#   label WORD                 for ctest
# TEST, DEVICE and REASON are regular expressions, DEVICE against a device's name or PCI address.
. "$(dirname -- "$0")/../e2e/lib.sh"

name=$1
round=$root/tests/verdicts/rounds/$name.txt
result=$2
rm -f "$result"

# of KEY: the values of the round's lines "KEY VALUE".
of() { sed -n "s/^$1  *//p" "$round"; }
# column NUMBER: of the lines "catch …".
column() { of catch | awk -F ' *[|] *' -v column="$1" '{ print $column }' | sort -u; }

model=$(of model)
faults=$(column 1 | paste -s -d + -)
set --
for test in $(of beside) $(column 2); do set -- "$@" --only "$test"; done
# Without a word about them all disks of a model are granted.
granted=$(of grant)
case $granted in
all) ;;
'') set -- "$@" --grant-none ;;
*) for serial in $granted; do set -- "$@" --allow-destroy "$serial"; done ;;
esac
verdict=$(of verdict)
[ -n "$verdict" ] || { [ -z "$faults" ] && verdict=pass || verdict=fail; }
[ "$verdict" = pass ] && wanted=0 || wanted=1
expect $wanted "$root/ocks" run --model "$model" ${faults:+--fault "$faults"} --profile "$(of profile)" --no-submit --out "$scratch/run" "$@"
told=$(of_report "$scratch/run/report.xml" "//r:summary/@verdict")

# Each fault with what caught it, and each failure that no fault explains.
of catch | jq -R 'split(" | ") | {fault: .[0], test: .[1], device: .[2], outcomes: (.[3] | split(" ")), reason: .[4]}' |
    jq -s . > "$scratch/catches.json"
of allow | jq -R 'split(" ") | {test: .[0], device: .[1]}' | jq -s . > "$scratch/allowed.json"
"$bin/ocks-cert" report export "$scratch/run/report.xml" --format json |
    jq '[.inventory.device[] | {key: "\(.kind) \(.name)", value: (.property.pci_address // "")}] | from_entries' > "$scratch/places.json"
jq -c 'select(.event == "end").record' "$scratch/run/journal.jsonl" | jq -s \
    --arg round "$name" --arg model "$model" --slurpfile places "$scratch/places.json" \
    --slurpfile catches "$scratch/catches.json" --slurpfile allowed "$scratch/allowed.json" '
    . as $records
    | def bad: .verdict.outcome == "fail" or .verdict.outcome == "error";
      def of($row): (.test | test("^(" + $row.test + ")$"))
          and ([.device, ($places[0]["\(.kind) \(.device)"] // "")] | any(test("^(" + $row.device + ")$")));
      def told: {test, device, outcome: .verdict.outcome, reasons: (.verdict.reasons + .findings)};
    [$catches[0][] | . as $row
     | [$records[] | select(of($row) and ([.verdict.outcome] | inside($row.outcomes))
                            and ([.verdict.reasons[], .findings[]] | any(test($row.reason))))] as $hits
     | $row + {caught: ($hits | length > 0), by: [$hits[] | told],
               instead: [$records[] | select(.test == $row.test) | told]}] as $faults
    | [$records[] | select(bad) | . as $record
       | select((any($catches[0][]; . as $row | $record | of($row) and ([.verdict.outcome] | inside($row.outcomes)))
                 or any($allowed[0][]; . as $row | $record | of($row))) | not) | told] as $false
    | {round: $round, model: $model, steps: ($records | length),
       passed: ([$records[] | select(.verdict.outcome == "pass")] | length),
       tests: ([$records[].test] | unique), faults: $faults, false_failures: $false}' > "$result"

jq -r 'def line: "\(.test) \(.device): \(.outcome): \(.reasons | join("; "))";
       (.faults[] | if .caught then "caught  \(.fault) by " + (.by[0] | line)
                    else "MISSED  \(.fault) by \(.test) on \(.device)", (.instead[] | "        " + line) end),
       (.false_failures[] | "FALSE   " + line)' "$result"
jq -e '.steps > 0 and (.faults | all(.caught)) and (.false_failures | length == 0)' "$result" > /dev/null || wrong "round $name"
[ "$told" = "$verdict" ] || { show "$scratch/output"; wrong "the verdict is $told, not $verdict"; }
# What was not given up has not changed by one byte.
[ "$granted" = all ] || jq -e --arg granted " $(echo "$granted" | paste -s -d ' ' -) " \
    'all(.[]; .serial as $serial | ($granted | contains(" " + $serial + " ")) or (.changed | not))' \
    "$scratch/run/disks.json" > /dev/null || wrong "a disk that was not granted has changed"
