# SPDX-License-Identifier: GPL-3.0-or-later
"""The health of SATA and SAS disks as smartctl tells it in the same boot."""
import json
import pathlib
import sys

results = pathlib.Path(sys.argv[1])
inventory = json.loads((results / "inventory.json").read_text())
disks = {d["name"]: d["properties"] for d in inventory["devices"] if d["kind"] == "block"}
compared = 0
disagreements = []


def compare(name, key, theirs):
    """Theirs is None where smartctl says nothing: then we must not say anything either."""
    global compared
    compared += 1
    ours = disks[name].get(key)
    if ours != theirs:
        disagreements.append(f"block {name}: {key} is {ours!r}, smartctl says {theirs!r}")


def attributes(said):
    table = said.get("ata_smart_attributes", {}).get("table", [])
    return ",".join(f"{a['id']}={a['value']}/{a['worst']}/{a['raw']['value']}" for a in table) or None


for path in sorted(results.glob("smartctl-*.json")):
    name = path.stem.removeprefix("smartctl-")
    said = json.loads(path.read_text())
    is_ata = said.get("device", {}).get("protocol") == "ATA"
    if is_ata:
        passed = said.get("smart_status", {}).get("passed")
        compare(name, "smart_failing", None if passed is None else int(not passed))
        compare(name, "smart_attributes", attributes(said))
    # What smartctl makes of an attribute of SMART is its own guess; of a page of a standard it is a fact.
    has_statistics = "ata_device_statistics" in said or not is_ata
    if not has_statistics:
        for key in ("power_on_hours", "power_cycles", "used_percent", "temperature_celsius"):
            compare(name, key, None)
    elif not is_ata:
        compare(name, "used_percent", said.get("scsi_percentage_used_endurance_indicator"))
        compare(name, "temperature_celsius", said.get("temperature", {}).get("current") or None)

print(f"smartctl: {compared} answers compared")
for each in disagreements:
    print("  " + each)
# Every SCSI disk that we list, smartctl was asked about.
asked = {path.stem.removeprefix("smartctl-") for path in results.glob("smartctl-*.json")}
missing = {name for name in disks if name.startswith("sd")} - asked
if missing:
    print(f"  smartctl was not asked about {sorted(missing)}")
sys.exit(1 if disagreements or missing else 0)
