#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/bench/inventory-models.sh BIN OUT [MODEL...]: what an inventory costs inside of models, beside the other tools and
# the floor, as inventory.sh measures it here. The guest has the programs of this host with their libraries; not hwinfo,
# which talks to every serial line, and the results of a guest come over one of them. Where QEMU emulates the processor, a
# program's own code is slow and the kernel's answers are cheap, so the floor is far below what it is on a server.
set -eu

out=$2
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=${here%/tests/bench}
shift 2
[ $# -gt 0 ] || set -- two-socket-nvme storage-nvme
directory=$(mktemp -d "${TMPDIR:-/tmp}/ocks-bench-XXXXXX")
trap 'rm -rf "$directory"' EXIT
# shellcheck source=kernel/image/closure.sh
. "$root/kernel/image/closure.sh"

mkdir -p "$directory/tools/bin" "$directory/tools/lib"
programs=
for program in lshw dmidecode lspci lscpu; do
    path=$(command -v $program) || { echo "bench: $program: not found" >&2; exit 3; }
    cp -L "$path" "$directory/tools/bin/"
    programs="$programs $path"
done
# shellcheck disable=SC2086
closure "$(uname -m)" / $programs > "$directory/libraries" || { echo "bench: $(cat "$directory/libraries"): not found" >&2; exit 3; }
while read -r library; do cp -L "$library" "$directory/tools/lib/"; done < "$directory/libraries"
c++ -std=c++20 -O2 -static -o "$directory/tools/floor" "$here/floor.cpp"
c++ -std=c++20 -O2 -static -o "$directory/tools/measure" "$here/measure.cpp"
cp "$here/questions.sed" "$directory/tools/"
cat > "$directory/tools/guest" << 'GUEST'
set -e
cd /ocks/results
ocks-cert capture -o /tmp/here.snap > /dev/null
sed -n -f /tools/questions.sed /tmp/here.snap > /tmp/questions
echo 'read /usr/share/misc/pci.ids' >> /tmp/questions
theirs='LD_LIBRARY_PATH=/tools/lib /tools/bin'
/tools/measure bench.json 3 \
    "ocks-cert inventory=ocks-cert inventory --format json" \
    "floor=/tools/floor /tmp/questions" \
    "start=ocks-cert --version" \
    "lshw -json=env $theirs/lshw -json || true" \
    "dmidecode, lspci -vvv, lscpu=env $theirs/dmidecode; env $theirs/lspci -vvv; env $theirs/lscpu" > bench.txt
GUEST

: > "$directory/lines"
for model; do
    "$root/ocks" boot "$model" --quiet --timeout 3000 --stall 1500 --carry "$directory/tools:/tools" --run 'sh /tools/guest' --out "$directory/boot" > "$directory/log" 2>&1 ||
        { tail -5 "$directory/log" >&2; exit 3; }
    echo "inside $model:"
    cat "$directory/boot/$model/results/bench.txt"
    jq -s -r -f "$here/inventory.jq" "$directory/boot/$model/results/bench.json" | tee -a "$directory/goals"
    echo
    jq -r --arg prefix "$model: " -f "$here/lines.jq" "$directory/boot/$model/results/bench.json" >> "$directory/lines"
done
python3 "$here/figures.py" "$out" < "$directory/lines" > /dev/null
! grep -q '^missed' "$directory/goals"
