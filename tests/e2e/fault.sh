#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/e2e/fault.sh FAULT TEST OUTCOMES REASON none|SERIAL...: the run of two-socket-nvme with that fault
# injected fails where it must: TEST ends as one of OUTCOMES, some reason of it matches REASON. Only the
# disks with those serials are granted; the other ones must not have changed by one byte.
. "$(dirname -- "$0")/lib.sh"

fault=$1 test=$2 outcomes=$3 reason=$4
shift 4
[ "$1" != none ] || shift
grants=
for serial in "$@"; do grants="$grants --allow-destroy $serial"; done
# shellcheck disable=SC2086  # a list of words
expect 1 "$root/ocks" run --model two-socket-nvme --no-submit --fault "$fault" --only "$test" --out "$scratch/run" ${grants:---grant-none}
report=$scratch/run/report.xml
found=
for outcome in $outcomes; do
    [ "$(count_of_report "$report" "//r:test[@id='$test'][@outcome='$outcome']")" = 0 ] || found=$outcome
done
[ -n "$found" ] || wrong "$test ended as none of: $outcomes"
xmllint --xpath "//*[local-name()='test'][@id='$test']/*[local-name()='reason' or local-name()='finding']/@text" "$report" 2> /dev/null |
    grep -qE -- "$reason" || wrong "$test does not say why: $reason"
[ "$(of_report "$report" "//r:summary/@verdict")" != pass ] || wrong "the verdict is pass"
"$root/tests/e2e/untouched.sh" "$scratch/run/disks.json" "$@"
echo "$fault: $test is $found"
