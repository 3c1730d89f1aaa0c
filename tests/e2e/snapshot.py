#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""snapshot.py BEFORE AFTER REPLAY: whether the inventory of a snapshot is that of the machine.

BEFORE and AFTER are inventories of the machine itself, taken around the snapshot: what differs between these two
changes by itself and is not compared. A value may have become a pseudonym; whatever else differs is an error."""
import json
import re
import sys

# Bytes of a fixed length have a pseudonym of that length, which has no mark: those of SMBIOS and of the devices' own
# memory. The digest of a table is that of the scrubbed one.
UNMARKED = {"asset_tag", "eui64", "guid", "mac", "module_serial", "nguid", "nqn", "permanent_mac", "sas_address", "serial",
            "table_sha256", "uuid", "vpd_serial", "wwid", "fingerprint", "device_serial_number"}
MARK = re.compile(r"redacted:hmac:[0-9a-f]{8}:[0-9a-f]{32}")


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def devices_of(inventory):
    """By kind and place among its kind: a name may be a pseudonym."""
    found, counts = {}, {}
    for device in inventory["devices"]:
        place = counts.get(device["kind"], 0)
        counts[device["kind"]] = place + 1
        found[device["kind"], place] = device
    return found


def is_pseudonym_of(told, value):
    """The same text but for the parts that are marked."""
    parts = MARK.split(told)
    if len(parts) == 1:
        return False
    return re.fullmatch(".*".join(map(re.escape, parts)), value, re.DOTALL) is not None


def main():
    before, after, replay = map(read, sys.argv[1:4])
    live, later, told = devices_of(before), devices_of(after), devices_of(replay)
    wrong, pseudonyms = [], 0
    for identity in live.keys() ^ told.keys():
        wrong.append(f"{identity}: only in one of them")
    for identity in live.keys() & told.keys():
        ours, theirs = live[identity]["properties"], told[identity]["properties"]
        now = later.get(identity, {}).get("properties", {})
        for key in ours.keys() | theirs.keys():
            value, other = ours.get(key), theirs.get(key)
            if value == other or value != now.get(key):
                continue
            if isinstance(value, str) and isinstance(other, str) and (
                    is_pseudonym_of(other, value) or (key in UNMARKED and len(value) == len(other))):
                pseudonyms += 1
                continue
            wrong.append(f"{identity} {live[identity]['name']}: {key}: {value!r} became {other!r}")
    if before["fingerprints"] == after["fingerprints"] != replay["fingerprints"]:
        wrong.append("the fingerprints are others")
    known = {(note["kind"], note["why"]) for note in before["notes"]}
    for note in replay["notes"]:
        if (note["kind"], note["why"]) not in known:
            wrong.append(f"a new note: {note}")
    for line in sorted(wrong):
        print("FAILED:", line, file=sys.stderr)
    print(f"{len(told)} devices are alike, {pseudonyms} values are pseudonyms")
    return 1 if wrong else 0


sys.exit(main())
