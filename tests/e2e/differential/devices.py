# SPDX-License-Identifier: GPL-3.0-or-later
"""PCI functions, NVMe, disks and ports as lspci, nvme, lsblk, ip and ethtool see them in the same boot."""
import json
import pathlib
import re
import sys

results = pathlib.Path(sys.argv[1])
inventory = json.loads((results / "inventory.json").read_text())
devices = {(d["kind"], d["name"]): d["properties"] for d in inventory["devices"]}
compared = {}
disagreements = []


def of_kind(kind):
    return {name: properties for (k, name), properties in devices.items() if k == kind}


def compare(oracle, kind, name, key, theirs):
    """Theirs is None where the oracle says nothing: then we must not say anything either."""
    ours = devices.get((kind, name), {}).get(key)
    compared[oracle] = compared.get(oracle, 0) + 1
    if ours != theirs:
        disagreements.append(f"{kind} {name}: {key} is {ours!r}, {oracle} says {theirs!r}")


def same_names(oracle, kind, theirs):
    compared[oracle] = compared.get(oracle, 0) + 1
    ours = set(of_kind(kind))
    if ours != set(theirs):
        disagreements.append(f"{kind}: we have {sorted(ours - set(theirs))} alone, {oracle} {sorted(set(theirs) - ours)}")


def load(name):
    return json.loads((results / name).read_text())


def number(pattern, text, base=10):
    found = re.search(pattern, text)
    return int(found.group(1), base) if found else None


def integer(said):
    """A disk with several paths has no queue of its own, and lsblk a null."""
    return None if said is None else int(said)


def link(text, label):
    """(MT/s, lanes) of a line; None for what is unknown, and for the width 0 of a port without a partner."""
    line = re.search(label + r":\t(?:Port #\d+, )?Speed ([\d.]+|unknown)(?:GT/s)?(?: \(\w+\))?, Width x(\d+)", text)
    if not line:
        return None, None
    speed = None if line.group(1) == "unknown" else int(float(line.group(1)) * 1000)
    return speed, int(line.group(2)) or None


def pci():
    functions = {}
    for block in (results / "lspci.txt").read_text().split("\n\n"):
        if block.strip():
            functions[block.split(" ", 1)[0]] = block
    same_names("lspci", "pci", functions)
    for name, text in functions.items():
        ids = re.search(r"\[([0-9a-f]{4})\]: .*\[([0-9a-f]{4}):([0-9a-f]{4})\]", text.splitlines()[0])
        compare("lspci", "pci", name, "vendor_id", ids.group(2))
        compare("lspci", "pci", name, "device_id", ids.group(3))
        if devices[("pci", name)].get("class", "")[:4] != ids.group(1):
            disagreements.append(f"pci {name}: class")
        driver = re.search(r"Kernel driver in use: (.+)", text)  # "i6300ESB timer" is one name
        compare("lspci", "pci", name, "driver", driver.group(1) if driver else None)
        for key, value in zip(("link_speed_mts", "link_width"), link(text, "LnkSta")):
            compare("lspci", "pci", name, key, value)
        _, width = link(text, "LnkCap")
        compare("lspci", "pci", name, "max_link_width", width)
        compare("lspci", "pci", name, "max_payload_bytes", number(r"DevCap:\tMaxPayload (\d+) bytes", text))
        compare("lspci", "pci", name, "read_request_bytes", number(r"MaxReadReq (\d+) bytes", text))
        compare("lspci", "pci", name, "msix_vectors", number(r"MSI-X: Enable[+-] Count=(\d+)", text))
        enabled = re.search(r"MSI-X: Enable([+-])", text)
        compare("lspci", "pci", name, "msix_enabled", int(enabled.group(1) == "+") if enabled else None)
        compare("lspci", "pci", name, "msi_vectors", number(r"MSI: Enable[+-] Count=\d+/(\d+)", text))
        compare("lspci", "pci", name, "sriov_total_vfs", number(r"Total VFs: (\d+)", text))
        compare("lspci", "pci", name, "numa_node", number(r"NUMA node: (\d+)", text))
        group = re.search(r"IOMMU group: (\d+)", text)
        compare("lspci", "pci", name, "iommu_group", group.group(1) if group else None)
        theirs = len(re.findall(r"Capabilities: \[[0-9a-f]+(?: v\d+)?\]", text))
        names = devices[("pci", name)].get("capabilities", "")
        ours = len(names.split(",")) if names else 0
        compared["lspci"] += 1
        if ours != theirs:
            disagreements.append(f"pci {name}: {ours} capabilities, lspci finds {theirs}")


def nvme():
    if not of_kind("nvme"):
        return  # then nvme prints no list at all
    listed = {each["DevicePath"].rsplit("/", 1)[1]: each for each in load("nvme-list.json")["Devices"]}
    same_names("nvme", "nvme_namespace", listed)
    for name, theirs in listed.items():
        compare("nvme", "block", name, "size_bytes", theirs["PhysicalSize"])
        compare("nvme", "block", name, "logical_block_bytes", theirs["SectorSize"])
        compare("nvme", "nvme_namespace", name, "used_bytes", theirs["UsedBytes"])
        compare("nvme", "block", name, "serial", theirs["SerialNumber"])
        compare("nvme", "block", name, "model", theirs["ModelNumber"])
    for name in of_kind("nvme"):
        controller = load(f"nvme-{name}-controller.json")
        compare("nvme", "nvme", name, "serial", controller["sn"].strip())
        compare("nvme", "nvme", name, "firmware", controller["fr"].strip())
        compare("nvme", "nvme", name, "controller_id", controller["cntlid"])
        compare("nvme", "nvme", name, "max_namespaces", controller["nn"])
        version = controller["ver"]
        compare("nvme", "nvme", name, "spec_version", f"{version >> 16}.{version >> 8 & 255}.{version & 255}")
        smart = load(f"nvme-{name}-smart.json")
        compare("nvme", "nvme", name, "critical_warning", smart["critical_warning"])
        compare("nvme", "nvme", name, "temperature_celsius", smart["temperature"] - 273)
        for ours, theirs in (
            ("spare_percent", "avail_spare"),
            ("spare_threshold_percent", "spare_thresh"),
            ("used_percent", "percent_used"),
            ("power_cycles", "power_cycles"),
            ("power_on_hours", "power_on_hours"),
            ("unsafe_shutdowns", "unsafe_shutdowns"),
            ("media_errors", "media_errors"),
            ("error_log_entries", "num_err_log_entries"),
        ):
            # Numbers of 128 bits are texts in its JSON.
            compare("nvme", "nvme", name, ours, int(smart[theirs]))
        # Its JSON has a number and the text, with dots for the blanks at its end: "808333873 (1.0.....)".
        (log,) = load(f"nvme-{name}-firmware.json").values()
        active = log.pop("Active Firmware Slot (afi)")
        compare("nvme", "nvme", name, "firmware_active_slot", (active & 7) or None)
        compare("nvme", "nvme", name, "firmware_next_slot", (active >> 4 & 7) or None)
        images = [(key.rsplit(" ", 1)[1], re.search(r"\((.*?)\.*\)", value).group(1)) for key, value in log.items()]
        compare("nvme", "nvme", name, "firmware_images", ",".join(f"{slot}={text}" for slot, text in images) or None)


def disks():
    # We list what hardware stands behind; lsblk lists RAM disks and loops, too.
    listed = {d["name"]: d for d in load("lsblk.json")["blockdevices"] if d["type"] in ("disk", "rom")}
    ours = of_kind("block")
    for name in sorted(set(listed) - set(ours)):
        if not name.startswith(("ram", "zram", "md", "dm-")):
            disagreements.append(f"block {name}: lsblk has it, we do not")
    for name in ours:
        if name not in listed:
            disagreements.append(f"block {name}: lsblk does not have it")
            continue
        theirs = listed[name]
        compare("lsblk", "block", name, "size_bytes", int(theirs["size"]))
        compare("lsblk", "block", name, "logical_block_bytes", int(theirs["log-sec"]))
        compare("lsblk", "block", name, "physical_block_bytes", int(theirs["phy-sec"]))
        compare("lsblk", "block", name, "rotational", int(theirs["rota"]))
        compare("lsblk", "block", name, "removable", int(theirs["rm"]))
        compare("lsblk", "block", name, "read_only", int(theirs["ro"]))
        compare("lsblk", "block", name, "scheduler", theirs["sched"])
        compare("lsblk", "block", name, "queue_requests", integer(theirs["rq-size"]))
        compare("lsblk", "block", name, "discard_bytes", integer(theirs["disc-max"]))
        zoned = theirs.get("zoned") not in (None, "none")
        compare("lsblk", "block", name, "zoned", theirs["zoned"] if zoned else None)
        for key, field in (("zone_bytes", "zone-sz"), ("zones", "zone-nr"), ("max_open_zones", "zone-omax")):
            compare("lsblk", "block", name, key, int(theirs[field]) if zoned else None)


def ports():
    links = {each["ifname"]: each for each in load("ip.json")}
    for name, ours in of_kind("nic").items():
        theirs = links[name]
        compare("ip", "nic", name, "mac", theirs["address"])
        compare("ip", "nic", name, "mtu", theirs["mtu"])
        compare("ip", "nic", name, "state", theirs["operstate"].lower())
        settings = (results / f"ethtool-{name}.txt").read_text()
        # A driver may answer with the speed that a link would have; ours is that of a link that is there.
        linked = "Link detected: yes" in settings
        compare("ethtool", "nic", name, "speed_mbps", number(r"Speed: (\d+)Mb/s", settings) if linked else None)
        duplex = re.search(r"Duplex: (Full|Half)", settings) if linked else None
        compare("ethtool", "nic", name, "duplex", duplex.group(1).lower() if duplex else None)
        supported = re.search(r"Supported link modes: +((?:\S*base\S*\s*)+)", settings)
        compare("ethtool", "nic", name, "supported_modes", ",".join(supported.group(1).split()) if supported else None)
        driver = (results / f"ethtool-i-{name}.txt").read_text()
        compare("ethtool", "nic", name, "driver", re.search(r"driver: (\S+)", driver).group(1))
        firmware = re.search(r"firmware-version: (\S.*)", driver)
        firmware = firmware.group(1).strip() if firmware else None
        compare("ethtool", "nic", name, "firmware", None if firmware == "N/A" else firmware)
        rings = (results / f"ethtool-g-{name}.txt").read_text()
        sizes = re.findall(r"^([RT]X):\t+(\d+|n/a)$", rings, re.M)
        keys = ("rx_ring_max_entries", "tx_ring_max_entries", "rx_ring_entries", "tx_ring_entries")
        for key, (_, size) in zip(keys, sizes):
            compare("ethtool", "nic", name, key, None if size == "n/a" else int(size))
        features = (results / f"ethtool-k-{name}.txt").read_text()
        on = {line.split(":")[0].strip() for line in features.splitlines() if re.search(r": on\b", line)}
        # ethtool gives groups of features, and some of them, names of its own.
        known = {f for f in ours.get("features", "").split(",") if re.search(rf"^\s*{re.escape(f)}: ", features, re.M)}
        compared["ethtool"] += 1
        if not known <= on:
            disagreements.append(f"nic {name}: features {sorted(known - on)} are off for ethtool")
        permanent = re.search(r"Permanent address: (\S+)", (results / f"ethtool-P-{name}.txt").read_text())
        address = permanent.group(1) if permanent and permanent.group(1) != "not" else None
        compare("ethtool", "nic", name, "permanent_mac", None if address == "00:00:00:00:00:00" else address)


for check in (pci, nvme, disks, ports):
    check()
# A model without ports has nothing to compare with ip and ethtool, one without NVMe nothing with nvme.
classes = {properties.get("class", "")[:4] for properties in of_kind("pci").values()}
silent = set() if any(each.startswith("02") for each in classes) else {"ip", "ethtool"}
silent |= set() if "0108" in classes else {"nvme"}
for oracle in ("lspci", "nvme", "lsblk", "ip", "ethtool"):
    print(f"{oracle}: {compared.get(oracle, 0)} answers compared")
    if not compared.get(oracle) and oracle not in silent:
        disagreements.append(f"nothing was compared with {oracle}")
for each in disagreements:
    print("  " + each)
sys.exit(1 if disagreements else 0)
