#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# `ocks-cert inventory` and `capture` on this very machine: each format is valid by its published schema, and a snapshot
# is the machine.
. "$(dirname -- "$0")/lib.sh"

valid_json()
{
    python3 - "$root/reports/schema/inventory.schema.json" "$1" << 'PYTHON'
import json, sys
import jsonschema
schema, document = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
jsonschema.Draft202012Validator.check_schema(schema)
jsonschema.Draft202012Validator(schema).validate(document)
PYTHON
}

expect 0 "$bin/ocks-cert" inventory --format json
cp "$scratch/output" "$scratch/before.json"
valid_json "$scratch/before.json" || wrong "the inventory is not valid by its schema"
for change in '.devices[0].kind = "No kind"' '.devices[0].properties.size_bytes = -1' '.more = 1' 'del(.notes)'; do
    jq "$change" "$scratch/before.json" > "$scratch/odd.json"
    ! valid_json "$scratch/odd.json" 2> /dev/null || wrong "the schema takes everything: $change"
done
expect 0 "$bin/ocks-cert" inventory --format xml
xmllint --noout --nonet --schema "$root/reports/schema/inventory.xsd" "$scratch/output" 2> "$scratch/xsd" ||
    { cat "$scratch/xsd" >&2; wrong "the inventory is not valid by its XML schema"; }

expect 0 "$bin/ocks-cert" capture -o "$scratch/here.snap"
cat "$scratch/output"
expect 0 "$bin/ocks-cert" inventory --format json
cp "$scratch/output" "$scratch/after.json"
expect 0 "$bin/ocks-cert" inventory --root "$scratch/here.snap" --format json
cp "$scratch/output" "$scratch/replay.json"
valid_json "$scratch/replay.json" || wrong "the inventory of the snapshot is not valid by its schema"
python3 "$root/tests/e2e/snapshot.py" "$scratch/before.json" "$scratch/after.json" "$scratch/replay.json" ||
    wrong "the snapshot is not the machine"
! grep -qE '([0-9a-f]{2}:){5}[0-9a-f]{2}' "$scratch/here.snap" || wrong "a MAC is in the snapshot"
! grep -qF "$(cat /proc/sys/kernel/random/boot_id)" "$scratch/here.snap" || wrong "the boot's id is in the snapshot"
expect 0 "$bin/ocks-cert" plan --root "$scratch/here.snap" --policy "$root/suite/policies/server.toml"

# What is no snapshot, or not a whole one, is one line.
head -c 2000 "$scratch/here.snap" > "$scratch/cut.snap"
printf 'ocks-snapshot 1\nlink /sys -> ../../sys\nlink /proc -> proc\nend 2\n' > "$scratch/loop.snap"
for odd in "$scratch/cut.snap" "$scratch/loop.snap" /dev/null "$bin/ocks-cert" "$scratch/none.snap"; do
    expect 3 "$bin/ocks-cert" inventory --root "$odd"
    one_line "$scratch/errors"
done
