#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# `ocks-cert inventory --follow` sees an NVMe drive go and come back, which QEMU pulls out and puts in.
. "$(dirname -- "$0")/lib.sh"

model=fault-bench
# It follows before the fault strikes: hooks run in the order of their names.
cat > "$scratch/hook" << 'HOOK'
cd /ocks/results
ocks-cert inventory --follow > follow.txt 2>&1 &
echo $! > /run/ocks/follower
while [ ! -s follow.txt ]; do sleep 0.1; done
HOOK
cat > "$scratch/script" << 'SCRIPT'
read -r follower < /run/ocks/follower
looks=0
while ! grep -q '^came *nvme ' follow.txt && [ $looks -lt 100 ]; do
    looks=$((looks + 1))
    sleep 0.2
done
sleep 1
kill -TERM "$follower"
SCRIPT
# The judge of the boot finds that a drive was pulled out.
expect 1 "$root/ocks" boot "$model" --fault nvme-replug --carry "$scratch/hook:/ocks/hooks/00-follow" \
    --carry "$scratch/script:/ocks/script" --run 'sh /ocks/script' --out "$scratch/boot"
seen=$scratch/boot/$model/results/follow.txt
cat "$seen"
for what in 'following [0-9]* devices' 'went *pci ' 'went *nvme ' 'went *block ' 'came *pci ' 'came *nvme ' 'came *block '; do
    grep -q "^$what" "$seen" || { cat "$seen" >&2; wrong "not seen: $what"; }
done
