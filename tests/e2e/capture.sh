#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/e2e/capture.sh MODEL: a snapshot that is taken inside of a model is that model, here as there, and tells none
# of the serial numbers, UUIDs and MACs that the model has.
. "$(dirname -- "$0")/lib.sh"

model=$1
cat > "$scratch/script" << 'SCRIPT'
set -e
ocks-cert inventory --format json > before.json
ocks-cert capture -o machine.snap
ocks-cert inventory --format json > after.json
ocks-cert inventory --root machine.snap --format json > replay.json
SCRIPT
expect 0 "$root/ocks" boot "$model" --carry "$scratch/script:/ocks/script" --run 'sh /ocks/script' --out "$scratch/boot"
results=$scratch/boot/$model/results
python3 "$root/tests/e2e/snapshot.py" "$results/before.json" "$results/after.json" "$results/replay.json" ||
    wrong "the snapshot is not the machine"
expect 0 "$bin/ocks-cert" inventory --root "$results/machine.snap" --format json
cmp -s "$scratch/output" "$results/replay.json" || wrong "the snapshot is read differently here"

for secret in $(jq -r '.devices[].properties | .serial?, .uuid?, .mac?, .wwid?, .asset_tag? | select(. != null)' "$results/before.json" | sort -u); do
    case $secret in
    *[0-9]*[0-9]*[0-9]*) ! grep -qiF -- "$secret" "$results/machine.snap" || wrong "the snapshot tells $secret" ;;
    esac
done
for secret in $(sed -n 's/.*serial=\([A-Z0-9]*\).*/\1/p; s/^serial = "\(.*\)"/\1/p' "$root/kernel/models/$model.toml" | sort -u); do
    ! grep -qF "$secret" "$results/machine.snap" || wrong "the snapshot tells the serial number $secret"
    # In hexadecimal, as bytes are written.
    ! tr -d '\n\t' < "$results/machine.snap" | grep -qF "$(printf %s "$secret" | od -An -tx1 | tr -d ' \n')" || wrong "bytes of the snapshot tell $secret"
done
