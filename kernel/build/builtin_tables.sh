#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# kernel/builtin_tables.sh OBJECTS SOURCE OUT
#
# Keeps what a drivers matrix needs of a build tree before the tree is thrown away.
#
# OUT/tables.tsv   module <tab> bus <tab> symbol <tab> object: the device tables of built-in drivers.
#     MODULE_DEVICE_TABLE() expands to nothing in built-in code, so modules.builtin.modinfo names no
#     PCI id of, say, NVMe; but the table itself is a symbol of the object file. OUT/*.o are those objects.
#     A driver that can never be a module (pcieport) has no MODULE_DEVICE_TABLE(); its table is what
#     .id_table, .ids, .acpi_match_table or .of_match_table of its struct ..._driver points to.
# OUT/symbols.tsv  path <tab> CONFIG_ symbol: which option builds drivers/nvme/host/nvme, by its Makefile.
set -eu
objects=$1 source=$2 out=$3
mkdir -p "$out"

tables='
function value(text) { sub(/^[^=]*=[ \t]*/, "", text); sub(/^(ACPI_PTR|of_match_ptr)[ \t]*\([ \t]*/, "", text)
                       sub(/[^A-Za-z0-9_].*/, "", text); return text }
function table(bus, name) { if (name != "" && name != "NULL") print bus, name }
BEGIN { split("acpi auxiliary eisa hid i2c i3c mdio pci platform pnp sdio serio spi usb virtio wmi", same, " ")
        for (i in same) bus_of[same[i] "_driver"] = same[i]
        bus_of["hv_driver"] = "vmbus"; bus_of["mei_cl_driver"] = "mei" }
/^[ \t]*MODULE_DEVICE_TABLE[ \t]*\(/ {
    text = $0
    sub(/^[^(]*\([ \t]*/, "", text); sub(/[ \t]*\).*/, "", text)
    if (split(text, part, /[ \t]*,[ \t]*/) == 2) table(part[1], part[2])
}
/^(static )?(const )?struct [a-z0-9_]+_driver [A-Za-z0-9_]+.*=/ { match($0, /[a-z0-9_]+_driver /); driver = substr($0, RSTART, RLENGTH - 1) }
driver && /\.(id_table|ids)[ \t]*=/ && driver in bus_of { text = $0; sub(/^.*\.(id_table|ids)[ \t]*/, "", text); table(bus_of[driver], value(text)) }
driver && /\.acpi_match_table[ \t]*=/ { table("acpi", value($0)) }
driver && /\.of_match_table[ \t]*=/ { table("of", value($0)) }
/^}/ { driver = "" }
'

# What is in vmlinux, and nothing that an earlier configuration left behind.
(cd "$objects" && ar t vmlinux.a | sed 's|\([^/]*\)$|.\1.cmd|' | LC_ALL=C sort) | while IFS= read -r record; do
    record=$objects/$record
    [ -r "$record" ] || continue
    directory=${record%/*}
    directory=${directory#"$objects"}
    directory=${directory#/}
    object=${record##*/.}
    object=${object%.cmd}
    file=$source/$directory/${object%.o}.c
    [ -r "$file" ] || continue
    # A source may be put together of others: uhci-hcd.c includes uhci-pci.c.
    # shellcheck disable=SC2046  # kernel sources have no blanks in their names
    set -- "$file" $(sed -n 's/^#include "\([A-Za-z0-9_/.-]*\.c\)".*/\1/p' "$file" | sed "s|^|${file%/*}/|")
    grep -qsE 'MODULE_DEVICE_TABLE|\.(id_table|ids|acpi_match_table|of_match_table)[[:space:]]*=' "$@" || continue
    module=$(sed -n "s/.*-DKBUILD_MODNAME='\"\([A-Za-z0-9_-]*\)\"'.*/\1/p" "$record" | head -1)
    copy=$(echo "$directory/$object" | tr / _)
    cat -- "$@" 2> /dev/null | awk "$tables" | LC_ALL=C sort -u | while read -r bus symbol; do
        [ -e "$out/$copy" ] || cp "$objects/$directory/$object" "$out/$copy"
        printf '%s\t%s\t%s\t%s\n' "$module" "$bus" "$symbol" "$copy"
    done
done | LC_ALL=C sort -u > "$out/tables.tsv"

(cd "$source" && find . -name Makefile -o -name Kbuild | LC_ALL=C sort) | while IFS= read -r makefile; do
    awk -v directory="${makefile%/*}" '
        { sub(/#.*/, ""); line = line $0 }
        /\\$/ { sub(/\\$/, " ", line); next }
        line ~ /^obj-\$\(CONFIG_[A-Z0-9_a-z]+\)[ \t]*[+:]?=/ {
            symbol = line; sub(/^obj-\$\(/, "", symbol); sub(/\).*/, "", symbol)
            objects = line; sub(/^[^=]*=/, "", objects)
            count = split(objects, object, /[ \t]+/)
            for (i = 1; i <= count; i++)
                if (object[i] ~ /\.o$/) print substr(directory, 3) "/" substr(object[i], 1, length(object[i]) - 2) "\t" symbol
        }
        { line = "" }' "$source/$makefile"
done | LC_ALL=C sort -u > "$out/symbols.tsv"
[ -s "$out/tables.tsv" ] && [ -s "$out/symbols.tsv" ]
