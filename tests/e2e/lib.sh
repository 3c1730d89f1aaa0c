# SPDX-License-Identifier: GPL-3.0-or-later
# What the end-to-end tests share. Each runs with state of its own and an HCL on a port of its own;
# the caches (compiler, kernel, boot image) are those of the user, for they are addressed by content.
# shellcheck shell=sh
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
bin=$root/build/bin
scratch=$(mktemp -d "${TMPDIR:-/tmp}/ocks-e2e-XXXXXX")
export XDG_STATE_HOME="$scratch/state" XDG_CACHE_HOME="${XDG_CACHE_HOME:-$HOME/.cache}"

# Below the ports that the kernel gives to connections (32768 and up), so that only another server can have it; then the
# test fails with our server's own message.
port=$((20000 + $$ % 12000))
export OCKS_HCL_ADDRESS="http://127.0.0.1:$port"

finish()
{
    status=${1:-$?}
    "$root/ocks" hcl stop > /dev/null 2>&1 || true
    if [ $status -eq 0 ]; then rm -rf "$scratch"; else echo "kept for a look: $scratch" >&2; fi
}
trap finish EXIT
trap 'exit 130' INT TERM

wrong() { echo "FAILED: $*" >&2; exit 1; }

# show FILE...: the end of each, so that a failure can be understood where nobody can look any more.
show()
{
    for file; do
        echo "--- $file"
        tail -n 30 -- "$file" 2>&1 || true
    done >&2
}

# expect STATUS COMMAND...: runs it, keeps what it prints in $scratch/output and $scratch/errors.
expect()
{
    wanted=$1
    shift
    got=0
    "$@" > "$scratch/output" 2> "$scratch/errors" || got=$?
    [ "$got" = "$wanted" ] || {
        show "$scratch/output" "$scratch/errors"
        wrong "$*: exit status $got, not $wanted"
    }
}

# says FILE TEXT
says() { grep -qF -- "$2" "$1" || { show "$1"; wrong "$1 does not say: $2"; }; }

# one_line FILE: an error is one line, and a hint at most.
one_line()
{
    [ "$(grep -vc '^hint:' "$1")" = 1 ] || { cat "$1" >&2; wrong "more than one line"; }
}

# of_report REPORT XPATH: with r: for any prefix, as the schema has one namespace.
of_report()
{
    path=$(echo "$2" | sed "s/r:\([a-zA-Z]*\)/*[local-name()='\1']/g")
    xmllint --xpath "string($path)" "$1"
}
count_of_report()
{
    path=$(echo "$2" | sed "s/r:\([a-zA-Z]*\)/*[local-name()='\1']/g")
    xmllint --xpath "count($path)" "$1"
}
