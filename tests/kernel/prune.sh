#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/kernel/prune.sh ROOT: what stays in the cache and what goes.
set -eu

prune=$1/kernel/build/prune.sh
XDG_CACHE_HOME=$(mktemp -d)
export XDG_CACHE_HOME
trap 'rm -rf "$XDG_CACHE_HOME"' EXIT
cache=$XDG_CACHE_HOME/ocks
failed=0

# made HOURS PATH: a directory that was used so many hours ago
made() { mkdir -p "$cache/$2" && touch -d "$1 hours ago" "$cache/$2/.used"; }
# image HOURS PATH ARCH
image() { made "$1" "$2" && echo "architecture $3" > "$cache/$2/manifest"; }
# expect WHAT DIRECTORY: what must be there is on the standard input.
expect()
{
    wanted=$(cat)
    got=$(cd "$cache/$2" && ls)
    [ "$wanted" = "$got" ] || { printf 'not ok: %s\n  wanted: %s\n  got:    %s\n' "$1" "$(echo "$wanted" | tr '\n' ' ')" "$(echo "$got" | tr '\n' ' ')"; failed=1; }
}

# Nothing there is nothing to do.
OCKS_QUIET=1 "$prune"

for hours in 2 3 4 5 6; do made $hours kernel/ocks-2611-x86_64-000000000000000$hours; done
for hours in 2 3 4; do made $hours kernel/ocks-2611-aarch64-000000000000000$hours; done
made 99 kernel/ocks-2611+test-x86_64-0000000000000001
for minutes in 1 2 3 4; do made 0 kernel/ocks-2611-enterprise-x86_64-000000000000000$minutes; done
for hours in 3 4 5 6; do made $hours kernel/source-000000000000000$hours; made $hours kernel/source-000000000000000$hours-x86_64; done
: > "$cache/kernel/source-0000000000000006.lock"
: > "$cache/kernel/source-0000000000000006-x86_64.lock"
made 30 kernel/ocks-2611-x86_64-0000000000000009.new
made 3 kernel/ocks-2611-x86_64-0000000000000008.new
: > "$cache/kernel/signing_key.pem"
for hours in 2 3 4; do image $hours image/6.12-1.ocks-000000000000000$hours x86_64; done
image 9 image/6.12-1.ocks-0000000000000009 aarch64
for hours in 2 3 4; do made $hours userspace/arm64-000000000000000$hours; done
mkdir -p "$cache/matrix"
for hours in 2 3 4; do
    touch -d "$hours hours ago" "$cache/matrix/ocks-2611-x86_64-0000000000000002-000000000000000$hours.matrix"
    touch -d "$hours hours ago" "$cache/matrix/ocks-2611-x86_64-0000000000000006-000000000000000$hours.matrix"
done

# Somebody builds from the oldest source.
exec 9> "$cache/kernel/source-0000000000000006-x86_64.lock"
flock 9
said=$("$prune" 2>&1)
exec 9>&-

expect 'three kernels of each kind; all of the last hour; a source that is being built' kernel << 'END'
ocks-2611+test-x86_64-0000000000000001
ocks-2611-aarch64-0000000000000002
ocks-2611-aarch64-0000000000000003
ocks-2611-aarch64-0000000000000004
ocks-2611-enterprise-x86_64-0000000000000001
ocks-2611-enterprise-x86_64-0000000000000002
ocks-2611-enterprise-x86_64-0000000000000003
ocks-2611-enterprise-x86_64-0000000000000004
ocks-2611-x86_64-0000000000000002
ocks-2611-x86_64-0000000000000003
ocks-2611-x86_64-0000000000000004
ocks-2611-x86_64-0000000000000008.new
signing_key.pem
source-0000000000000003
source-0000000000000003-x86_64
source-0000000000000004
source-0000000000000004-x86_64
source-0000000000000006
source-0000000000000006-x86_64
source-0000000000000006-x86_64.lock
source-0000000000000006.lock
END
expect 'two images of each release and architecture' image << 'END'
6.12-1.ocks-0000000000000002
6.12-1.ocks-0000000000000003
6.12-1.ocks-0000000000000009
END
expect 'two trees of programs' userspace << 'END'
arm64-0000000000000002
arm64-0000000000000003
END
expect 'two matrices of a kernel that is there' matrix << 'END'
ocks-2611-x86_64-0000000000000002-0000000000000002.matrix
ocks-2611-x86_64-0000000000000002-0000000000000003.matrix
END
echo "$said" | grep -q '^prune: removed kernel/ocks-2611-x86_64-0000000000000005, [0-9]* MiB$' ||
    { echo "not ok: what goes is said: $said"; failed=1; }

# The build is over, and the source goes with all that is its own.
OCKS_QUIET=1 "$prune"
[ ! -e "$cache/kernel/source-0000000000000006" ] && [ -z "$(ls -d "$cache"/kernel/source-0000000000000006* 2> /dev/null)" ] ||
    { echo "not ok: the source stays: $(ls "$cache/kernel")"; failed=1; }
exit $failed
