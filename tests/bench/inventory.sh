#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/bench/inventory.sh BIN OUT: what an inventory of this machine costs, beside other tools on the same machine in the
# same minute, beside a program that only asks the kernel the same questions, and on generated machines of one, four and
# sixteen times the size. Fails above twice that program's processor time, above 30 MiB, and if a device of the largest
# machine costs more than one and a half times what it costs on the middle one. `inventory-models.sh` does so in guests.
set -eu

bin=$1
out=$2
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
directory=$(mktemp -d)
trap 'rm -rf "$directory"' EXIT

# The questions are those that a snapshot has recorded.
"$bin/ocks-cert" capture -o "$directory/here.snap" > /dev/null
sed -n -f "$here/questions.sed" "$directory/here.snap" > "$directory/questions"
# Two files of the system are read beside them, and only what they say of this machine is in a snapshot.
for file in /usr/share/misc/pci.ids /usr/share/hwdata/pci.ids /var/lib/dpkg/status; do
    [ ! -f "$file" ] || echo "read $file"
done >> "$directory/questions"
c++ -std=c++20 -O2 -static -o "$directory/floor" "$here/floor.cpp"
c++ -std=c++20 -O2 -static -o "$directory/measure" "$here/measure.cpp"
for size in 25 100 400; do
    python3 "$here/machines.py" "$directory/machine-$size" $size
done

echo "this machine: $(wc -l < "$directory/questions") questions, $(grep -c '^read' "$directory/questions") of them files"
"$directory/measure" "$directory/here.json" 15 \
    "ocks-cert inventory=$bin/ocks-cert inventory --format json" \
    "floor=$directory/floor $directory/questions" \
    "start=$bin/ocks-cert --version" \
    "lshw -json=lshw -json" \
    "hwinfo --short=hwinfo --short" \
    "dmidecode, lspci -vvv, lscpu=dmidecode; lspci -vvv && lscpu"
echo
echo "generated machines: drives and ports of each"
"$directory/measure" "$directory/growth.json" 7 \
    "25=$bin/ocks-cert inventory --format json --root $directory/machine-25" \
    "100=$bin/ocks-cert inventory --format json --root $directory/machine-100" \
    "400=$bin/ocks-cert inventory --format json --root $directory/machine-400"
echo
{
    jq -r --arg prefix '' -f "$here/lines.jq" "$directory/here.json"
    jq -r --arg prefix 'drives and ports: ' -f "$here/lines.jq" "$directory/growth.json"
} > "$directory/lines"
python3 "$here/figures.py" "$out" < "$directory/lines" > /dev/null
jq -s -r -f "$here/inventory.jq" "$directory/here.json" "$directory/growth.json" > "$directory/goals"
cat "$directory/goals"
! grep -q '^missed' "$directory/goals"
