# SPDX-License-Identifier: GPL-3.0-or-later
"""Processors, caches, nodes, memory slots and firmware as lscpu, hwloc and dmidecode see them in the same boot."""
import json
import pathlib
import re
import sys
import xml.etree.ElementTree

results = pathlib.Path(sys.argv[1])
inventory = json.loads((results / "inventory.json").read_text())
devices = {(d["kind"], d["name"]): d["properties"] for d in inventory["devices"]}
compared = {}
disagreements = []


def of_kind(kind):
    return [properties for (k, _), properties in devices.items() if k == kind]


def compare(oracle, what, ours, theirs):
    compared[oracle] = compared.get(oracle, 0) + 1
    if ours != theirs:
        disagreements.append(f"{what} is {ours!r}, {oracle} says {theirs!r}")


def cpu_list(text):
    """lscpu writes "0,1" where the kernel writes "0-1"."""
    cpus = set()
    for part in filter(None, text.split(",")):
        first, _, last = part.partition("-")
        cpus |= set(range(int(first), int(last or first) + 1))
    return cpus


def lscpu():
    said = {}

    def walk(entries):
        for entry in entries:
            said[entry["field"].rstrip(":")] = entry["data"]
            walk(entry.get("children", []))

    walk(json.loads((results / "lscpu.json").read_text())["lscpu"])
    topology = devices["topology", "topology"]
    package = devices["cpu", "cpu0"]
    sockets = int(said["Socket(s)"])
    cores = sockets * int(said["Core(s) per socket"])
    compare("lscpu", "architecture", topology["architecture"], said["Architecture"])
    compare("lscpu", "packages", topology["packages"], sockets)
    compare("lscpu", "cores", topology["cores"], cores)
    compare("lscpu", "threads", topology["threads"], cores * int(said["Thread(s) per core"]))
    for key, field in (("vendor", "Vendor ID"), ("model", "Model name")):
        compare("lscpu", f"cpu0: {key}", package[key], said[field])
    for key, field in (("family", "CPU family"), ("model_number", "Model"), ("stepping", "Stepping")):
        compare("lscpu", f"cpu0: {key}", package[key], int(said[field]))
    compare("lscpu", "cpu0: flags", set(package["flags"].split(",")), set(said["Flags"].split()))
    # "Hypervisor vendor" stands only for those that lscpu knows, which TCG is not.
    compare("lscpu", "cpu0: hypervisor", package["hypervisor"], int("hypervisor" in said["Flags"].split()))
    for name in ("L1d", "L1i", "L2", "L3"):
        cache = devices.get(("cpu_cache", name))
        theirs = said.get(f"{name} cache")
        ours = cache and (cache["total_bytes"], cache["instances"])
        total = theirs and re.fullmatch(r"(\d+)(?: \((\d+) instances?\))?", theirs)
        compare("lscpu", f"cache {name}", ours, total and (int(total[1]), int(total[2] or 1)))
    compare("lscpu", "NUMA nodes", topology["numa_nodes"], int(said["NUMA node(s)"]))
    for (kind, name), node in devices.items():
        if kind == "numa":
            compare("lscpu", f"{name}: cpus", cpu_list(node["cpus"]), cpu_list(said.get(f"NUMA {name} CPU(s)", "")))
    # lscpu puts a semicolon behind "Mitigation", and takes every other colon away.
    mitigations = {
        name.lower(): state.replace("Mitigation:", "Mitigation;").replace(":", "")
        for name, state in devices.get(("mitigations", "mitigations"), {}).items()
    }
    theirs = {field[14:].lower().replace(" ", "_"): state for field, state in said.items() if field[:14] == "Vulnerability "}
    compare("lscpu", "mitigations", mitigations, {field: state.replace(":", "") for field, state in theirs.items()})


def hwloc():
    root = xml.etree.ElementTree.parse(results / "hwloc.xml").getroot()
    objects = [each.attrib for each in root.iter("object")]
    topology = devices["topology", "topology"]
    for key, kind in (("packages", "Package"), ("cores", "Core"), ("threads", "PU"), ("numa_nodes", "NUMANode")):
        compare("hwloc", key, topology[key], sum(each["type"] == kind for each in objects))
    for (kind, name), cache in devices.items():
        if kind != "cpu_cache":
            continue
        # hwloc calls a cache of data "L1Cache", one of instructions "L1iCache", one of both "L2Cache".
        sizes = [int(e["cache_size"]) for e in objects if e["type"] == name.replace("d", "") + "Cache"]
        compare("hwloc", f"cache {name}: instances", cache["instances"], len(sizes))
        compare("hwloc", f"cache {name}: total_bytes", cache["total_bytes"], sum(sizes))


def sections(text):
    """{title: [{field: value}]} of dmidecode's text, in the order of the table."""
    found = {}
    for block in text.split("\n\n"):
        lines = block.splitlines()
        if len(lines) < 2 or not lines[0].startswith("Handle 0x"):
            continue
        fields = dict(re.findall(r"^\t([^\t:]+): (.*)$", block, re.M))
        found.setdefault(lines[1], []).append(fields | {"handle": lines[0][7:13]})
    return found


DMIDECODE = {
    "BIOS Information": ("bios", {"vendor": "Vendor", "version": "Version", "release_date": "Release Date"}),
    "System Information": ("system", {"vendor": "Manufacturer", "product": "Product Name", "version": "Version",
                                      "serial": "Serial Number", "uuid": "UUID", "sku": "SKU Number", "family": "Family"}),
    "Base Board Information": ("board", {"vendor": "Manufacturer", "product": "Product Name", "serial": "Serial Number",
                                         "location": "Location In Chassis", "type": "Type"}),
    "Chassis Information": ("chassis", {"vendor": "Manufacturer", "type": "Type", "serial": "Serial Number"}),
    "Processor Information": ("processor", {"socket": "Socket Designation", "type": "Type", "family": "Family",
                                            "manufacturer": "Manufacturer", "version": "Version", "cores": "Core Count",
                                            "threads": "Thread Count", "part_number": "Part Number"}),
    "Cache Information": ("cache", {"designation": "Socket Designation", "associativity": "Associativity"}),
    "System Slot Information": ("slot", {"designation": "Designation", "pci_address": "Bus Address"}),
    "Onboard Device": ("onboard", {"designation": "Reference Designation", "pci_address": "Bus Address"}),
    "OEM Strings": ("oem_strings", {"string_1": "String 1"}),
    "Physical Memory Array": ("memory_array", {"location": "Location", "use": "Use", "slots": "Number Of Devices",
                                               "error_correction": "Error Correction Type"}),
    "Memory Device": ("dimm", {"array_handle": "Array Handle", "form_factor": "Form Factor", "locator": "Locator",
                               "bank": "Bank Locator", "type": "Type", "manufacturer": "Manufacturer",
                               "serial": "Serial Number", "part_number": "Part Number"}),
    "Memory Array Mapped Address": ("mapped_memory", {"array_handle": "Physical Array Handle"}),
    "IPMI Device Information": ("ipmi_interface", {"type": "Interface Type", "specification": "Specification Version"}),
}


def dmidecode():
    found = sections((results / "dmidecode.txt").read_text())
    for title, (kind, fields) in DMIDECODE.items():
        ours = sorted(of_kind(kind), key=lambda properties: properties.get("handle", ""))
        theirs = sorted(found.get(title, []), key=lambda section: section["handle"])
        compare("dmidecode", f"{kind}: handles", [o.get("handle") for o in ours], [t["handle"] for t in theirs])
        for device, section in zip(ours, theirs):
            for key, field in fields.items():
                said = section.get(field)
                value = None if said in (None, "Not Specified", "Unknown") and key not in device else said
                compare("dmidecode", f"{kind} {section['handle']}: {key}",
                        None if key not in device else str(device[key]), value)


for check in (lscpu, hwloc, dmidecode):
    check()
for oracle in ("lscpu", "hwloc", "dmidecode"):
    print(f"{oracle}: {compared.get(oracle, 0)} answers compared")
    if not compared.get(oracle):
        disagreements.append(f"nothing was compared with {oracle}")
for each in disagreements:
    print("  " + each)
sys.exit(1 if disagreements else 0)
