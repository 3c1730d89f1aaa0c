#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# kernel/builtin_tables.sh OBJECTS SOURCE OUT
#
# Keeps the device tables of built-in drivers before the build tree is thrown away.
# MODULE_DEVICE_TABLE() expands to nothing in built-in code, so modules.builtin.modinfo names no
# PCI id of, say, NVMe; but the table itself is a symbol of the object file. OUT/tables.tsv says
# which:   module <tab> bus <tab> symbol <tab> object    and OUT/*.o are those objects.
#
# A driver that can never be a module (pcieport) has no MODULE_DEVICE_TABLE(); its table is found
# as the .id_table of its struct pci_driver.
set -eu
objects=$1 source=$2 out=$3
mkdir -p "$out"
: > "$out/tables.unsorted"
find "$objects" -name '.*.o.cmd' | LC_ALL=C sort | while IFS= read -r record; do
    grep -q -e ' -DMODULE ' "$record" && continue
    directory=${record%/*}
    directory=${directory#"$objects"}
    directory=${directory#/}
    object=$(basename "$record" .cmd)
    object=${object#.}
    file=$source/$directory/${object%.o}.c
    [ -r "$file" ] || continue
    grep -qE 'MODULE_DEVICE_TABLE\(|\.id_table[[:space:]]*=' "$file" || continue
    module=$(sed -n "s/.*-DKBUILD_MODNAME='\"\([A-Za-z0-9_-]*\)\"'.*/\1/p" "$record" | head -1)
    {
        sed -n 's/^MODULE_DEVICE_TABLE(\([a-z0-9_]*\), *\([A-Za-z0-9_]*\));.*/\1 \2/p' "$file"
        awk '/^static struct pci_driver/ { inside = 1 }
             inside && /\.id_table[ \t]*=/ { sub(/.*=[ \t]*/, ""); sub(/[ ,;].*/, ""); print "pci " $0 }
             /^};/ { inside = 0 }' "$file"
    } | LC_ALL=C sort -u | while read -r bus symbol; do
        copy=$(echo "$directory/$object" | tr / _)
        [ -e "$out/$copy" ] || cp "$objects/$directory/$object" "$out/$copy"
        printf '%s\t%s\t%s\t%s\n' "$module" "$bus" "$symbol" "$copy" >> "$out/tables.unsorted"
    done
done
LC_ALL=C sort -u "$out/tables.unsorted" > "$out/tables.tsv"
rm "$out/tables.unsorted"
[ -s "$out/tables.tsv" ]
