#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/drivers-matrix/debian.sh ROOT ARCH: the modules of Debian's kernels 6.1 and 6.12 as inputs: a matrix of each,
# twice the same; the answers of modprobe -R for devices of theirs; and what `matrix diff` says from one to the other,
# held against the indexes that depmod(8) made of the modules. Skipped where Debian's lists do not have both kernels.
set -eu

root=$1
arch=$2
cert=$root/build/bin/ocks-cert
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
wrong() { echo "debian: $*" >&2; exit 1; }

for version in 6.1 6.12; do
    kernel=$("$root/tests/drivers-matrix/debian_kernel.sh" $version "$arch") || exit $?
    ln -s "$kernel" "$work/$version"
    "$cert" matrix build --modules "$kernel" --package "$(cut -d' ' -f1 "$kernel/package")" -o "$work/$version.matrix" |
        sed "s/^/$version: /" > "$work/built"
    head -1 "$work/built"
done
"$cert" matrix build --modules "$work/6.1" --package "$(cut -d' ' -f1 "$work/6.1/package")" -o "$work/again.matrix" > /dev/null
cmp "$work/6.1.matrix" "$work/again.matrix" || wrong "the matrix of 6.1 is another when it is built again"

# modules.alias, then built-in drivers, is what modprobe -R asks; a device that neither knows makes it fail.
for version in 6.1 6.12; do
    release=$(ls "$work/$version/lib/modules")
    # What a pattern leaves open becomes zero: a device that the driver would take. Devices have a bus before a colon;
    # what has none may be the name of a module too, and modprobe then takes that for it.
    sed -n 's/^alias \([^ ]*:[^ ]*\) .*/\1/p' "$work/$version/lib/modules/$release/modules.alias" | grep -v '\[' |
        sed 's/\*/0/g; s/?/0/g' | awk 'NR % 97 == 0' > "$work/aliases"
    echo "pci:v0000FFFEd00000001sv00000000sd00000000bcFFscFFiFF" >> "$work/aliases"
    while IFS= read -r alias; do
        modules=$(modprobe -d "$work/$version" -S "$release" -R "$alias" 2> /dev/null | sort -u | paste -sd, || true)
        printf '%s\t%s\n' "$alias" "$modules"
    done < "$work/aliases" > "$work/kmod"
    # A driver that is missing has a reason in the fourth column, and no module in the third.
    "$cert" matrix lookup --matrix "$work/$version.matrix" < "$work/aliases" | cut -f1,3 > "$work/ours" || true
    cmp "$work/kmod" "$work/ours" || {
        diff "$work/kmod" "$work/ours" | head -5 >&2
        wrong "$version: other answers than modprobe -R"
    }
    echo "$version: $(wc -l < "$work/aliases") answers as modprobe -R gives them"
done

"$cert" matrix diff "$work/6.1.matrix" "$work/6.12.matrix" --format json > "$work/diff.json" || [ $? = 1 ]
python3 - "$work" "$arch" << 'PYTHON'
import json
import pathlib
import re
import sys

work, architecture = pathlib.Path(sys.argv[1]), sys.argv[2]
difference = json.loads((work / "diff.json").read_text())


def aliases_of(version):
    """By vendor and device: the modules, as depmod read them out of the files."""
    known = {}
    tree = next((work / version / "lib/modules").iterdir())
    for line in (tree / "modules.alias").read_text().splitlines():
        if match := re.match(r"alias pci:v0000([0-9A-F]{4})d0000([0-9A-F]{4})\S* (\S+)$", line):
            known.setdefault(f"{match[1]}:{match[2]}".lower(), set()).add(match[3].replace("-", "_"))
    return known


before, after = aliases_of("6.1"), aliases_of("6.12")
for kind, with_it, without in (("gained", after, before), ("lost", before, after)):
    changes = difference[kind]
    assert len(changes) > 20, (kind, len(changes))
    for change in changes:
        assert change["driver"] in with_it.get(change["id"], ()), (kind, change)
        assert change["id"] not in without, (kind, change)
    said = {change["id"] for change in changes}
    # What no change names is served by its class on the other side, as bridges and AHCI controllers are.
    unsaid = [id for id in with_it if id not in without and id not in said]
    assert len(unsaid) * 10 < len(said), (kind, len(said), unsaid)
    print(f"{kind}: {len(changes)} devices, as the modules say; {len(unsaid)} more by their class: {' '.join(unsaid)}")

# Intel's idpf and Broadcom's BCM57608 came after 6.1.
gained = {change["id"]: change for change in difference["gained"]}
for id, driver, group in (("8086:1452", "idpf", "network"), ("14e4:1760", "bnxt_en", "network")):
    assert gained[id]["driver"] == driver and gained[id]["group"] == group, gained.get(id)
assert gained["14e4:1760"]["vendor"].startswith("Broadcom"), gained["14e4:1760"]
# And what both serve is no change.
assert not {"8086:10d3", "1000:0079", "15b3:1017"} & set(gained)
PYTHON
