#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""machines.py DIRECTORY COUNT: a tree of a machine with COUNT NVMe drives, each a PCI function, controller and disk,
and COUNT network ports. What grows with COUNT should cost in proportion to it."""
import os
import sys


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="ascii") as file:
        file.write(content)


def link(path, target):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    os.symlink(target, path)


def function(root, number, vendor, device, kind, driver):
    address = f"{number >> 8:04x}:{number & 0xff:02x}:00.0"
    place = f"{root}/sys/devices/pci0000:00/{address}"
    for name, content in {"vendor": vendor, "device": device, "subsystem_vendor": vendor, "subsystem_device": "0x0001",
                          "class": kind, "revision": "0x01", "numa_node": "0", "current_link_speed": "16.0 GT/s PCIe",
                          "current_link_width": "4", "max_link_speed": "16.0 GT/s PCIe", "max_link_width": "4",
                          "modalias": f"pci:v0000{vendor[2:].upper()}d0000{device[2:].upper()}"}.items():
        write(f"{place}/{name}", content + "\n")
    link(f"{place}/driver", f"../../../bus/pci/drivers/{driver}")
    link(f"{root}/sys/bus/pci/devices/{address}", f"../../../devices/pci0000:00/{address}")
    return address, place


def main():
    root, count = sys.argv[1], int(sys.argv[2])
    write(f"{root}/proc/meminfo", "MemTotal: 1024 kB\n")
    for number in range(count):
        address, place = function(root, 2 * number, "0x144d", "0xa80a", "0x010802", "nvme")
        name = f"nvme{number}"
        for file, content in {"model": "Acme", "serial": f"S{number:06}", "firmware_rev": "1", "cntlid": "1",
                              "state": "live", "transport": "pcie", "numa_node": "0"}.items():
            write(f"{place}/nvme/{name}/{file}", content + "\n")
        link(f"{place}/nvme/{name}/device", f"../../../{address}")
        link(f"{root}/sys/class/nvme/{name}", f"../../devices/pci0000:00/{address}/nvme/{name}")
        disk = f"{place}/nvme/{name}/{name}n1"
        for file, content in {"size": "1953525168", "ro": "0", "removable": "0", "wwid": f"eui.{number:016x}",
                              "queue/logical_block_size": "512", "queue/physical_block_size": "4096",
                              "queue/rotational": "0"}.items():
            write(f"{disk}/{file}", content + "\n")
        link(f"{disk}/device", f"../../{name}")
        link(f"{root}/sys/block/{name}n1", f"../devices/pci0000:00/{address}/nvme/{name}/{name}n1")
        address, place = function(root, 2 * number + 1, "0x8086", "0x1592", "0x020000", "ice")
        port = f"eth{number}"
        for file, content in {"address": f"02:00:00:{number >> 16:02x}:{number >> 8 & 255:02x}:{number & 255:02x}",
                              "mtu": "1500", "operstate": "up", "speed": "25000", "duplex": "full", "carrier": "1"}.items():
            write(f"{place}/net/{port}/{file}", content + "\n")
        link(f"{place}/net/{port}/device", f"../../../{address}")
        link(f"{root}/sys/class/net/{port}", f"../../devices/pci0000:00/{address}/net/{port}")


main()
