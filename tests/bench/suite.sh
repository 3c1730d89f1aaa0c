#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/bench/suite.sh BIN OUT: what the suite costs. fio inside the suite and bare, on the same disk of RAM, in turns; the
# processor time and memory of `ocks-cert run` beside a load of cpu.stress; how long a real run over eight NVMe controllers
# and four ports takes, against the longest chain of its tests. Needs root, for a loop device. Fails below the promised figures.
set -eu

bin=$1
out=$2
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
for tool in fio stress-ng losetup jq; do
    command -v $tool > /dev/null || { echo "bench suite: $tool: not found; apt-get install fio stress-ng util-linux jq" >&2; exit 3; }
done
scratch=$(mktemp -d /dev/shm/ocks-bench-XXXXXX)
disk=
stop()
{
    [ -z "$disk" ] || losetup -d "$disk" || true
    rm -rf "$scratch"
}
trap stop EXIT
truncate -s 1G "$scratch/disk"
disk=$(losetup --find --show --direct-io=off "$scratch/disk")

mkdir "$scratch/runs"
"$bin/ocks_bench_suite" "$root/suite/policies/server.toml" "$disk" "$scratch/runs" > "$scratch/lines"

# A load of half a minute, and nothing else.
awk '/^\[profiles.smoke.parameters."cpu.stress"\]/ { print; getline; print "seconds = 30"; next } { print }' \
    "$root/suite/policies/server.toml" > "$scratch/policy.toml"
"$bin/ocks-cert" key new --name bench --out "$scratch/key" > /dev/null
/usr/bin/python3 "$root/tests/bench/suite_beside.py" "$bin/ocks-cert" run --json --profile smoke --only cpu.stress \
    --policy "$scratch/policy.toml" --out "$scratch/beside" --key "$scratch/key" >> "$scratch/lines"

/usr/bin/python3 "$root/tests/bench/figures.py" "$out" < "$scratch/lines"
# What the project promises.
jq -e 'map({(.name): .}) | add |
       .["fio inside the suite: bandwidth"].ratio >= 0.98 and .["fio inside the suite: operations"].ratio >= 0.98 and
       .["beside a load: processor time"].value <= 1 and .["beside a load: memory"].value <= 32 and
       .["8 NVMe and 4 ports: makespan"].ratio <= 1.1' "$out" > /dev/null ||
    { echo "suite: costs more than promised (fio 0.98 of bare, 1 % of a core, 32 MB, 1.1 times the longest chain)" >&2; exit 1; }
