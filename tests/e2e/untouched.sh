#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/e2e/untouched.sh DISKS.JSON [GRANTED SERIAL...]: every disk that was not granted has the same
# SHA-256 after the run as before it, and there is at least one such disk.
set -eu
disks=$1
shift
granted=" $* "
tr -d ' \n' < "$disks" | sed 's/},{/}\n{/g' | {
    untouched=0
    while IFS= read -r disk || [ -n "$disk" ]; do
        field() { echo "$disk" | sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }
        serial=$(field serial)
        case $granted in *" $serial "*) continue ;; esac
        [ -n "$serial" ] && [ -n "$(field before)" ] && [ "$(field before)" = "$(field after)" ] ||
            { echo "FAILED: disk $serial was not granted and has changed: $disk" >&2; exit 1; }
        untouched=$((untouched + 1))
    done
    [ $untouched -gt 0 ] || { echo "FAILED: no disk was left to be untouched" >&2; exit 1; }
}
