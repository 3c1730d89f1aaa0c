#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""machines_a_second.py OCKS-CERT MATRIX NAME ROOT...: what one `ocks-cert check` of all roots costs, as lines of a
benchmark: name, tab, value, tab, unit. The median of nine runs after one that warms the caches."""
import os
import statistics
import subprocess
import sys


def once(command):
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    lines = process.stdout.read().count(b"\n")
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return lines, usage.ru_utime + usage.ru_stime


def main():
    program, matrix, name, roots = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
    command = [program, "check", "--kernel", matrix] + [word for root in roots for word in ("--root", root)]
    samples = [once(command) for _ in range(10)][1:]
    if any(lines != len(roots) for lines, _ in samples):
        sys.exit(f"bench: {name}: not one line a machine")
    seconds = statistics.median(seconds for _, seconds in samples)
    print(f"{name}: machines\t{len(roots)}\t")
    print(f"{name}: a second of one core\t{len(roots) / seconds:.0f}\t1/s")


main()
