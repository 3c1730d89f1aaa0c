#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""suite_beside.py OCKS-CERT run --json …: runs it, and prints as lines for figures.py what its own processes cost from the first event of
a test to the last: processor time in percent of one core, and memory. Tools that a test starts are the load and not counted;
a page that several processes share is counted once (Pss)."""
import json
import os
import subprocess
import sys
import time


def own_processes(program, first):
    """Of the suite: `first` and its descendants that still run its program."""
    parents, images = {}, {}
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{entry}/stat", encoding="utf-8", errors="replace") as file:
                parents[int(entry)] = int(file.read().rsplit(")", 1)[1].split()[1])
            images[int(entry)] = os.readlink(f"/proc/{entry}/exe")
        except OSError:
            continue
    family = {first}
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    return [pid for pid in family if images.get(pid) == program]


def processor_seconds(pid):
    """Of all its threads, to the nanosecond (Documentation/scheduler/sched-stats.rst); the suite has one."""
    with open(f"/proc/{pid}/schedstat", encoding="ascii") as file:
        return int(file.read().split()[0]) / 1e9


def proportional_kib(pid):
    with open(f"/proc/{pid}/smaps_rollup", encoding="utf-8") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("Pss:"))


def main():
    program = os.path.realpath(sys.argv[1])
    process = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, text=True)
    samples, memory, most = [], 0, 0
    for line in process.stdout:
        event = json.loads(line)
        if event["event"] not in ("begin", "progress"):
            continue
        try:
            pids = own_processes(program, process.pid)
            samples.append((time.monotonic(), {pid: processor_seconds(pid) for pid in pids}))
            memory = max(memory, sum(map(proportional_kib, pids)))
            most = max(most, len(pids))
        except OSError:
            continue
    process.wait()
    # The first second has what starting the test costs, once.
    window = [each for each in samples if len(each[1]) > 1][1:]
    if len(window) < 5:
        sys.exit(f"bench: {len(samples)} looks at the suite are too few (exit status {process.returncode})")
    (begin, first), (end, last) = window[0], window[-1]
    seconds = sum(last[pid] - first.get(pid, 0) for pid in last)
    share = 100 * seconds / (end - begin)
    print(f"beside a load: processor time\t{share:.3f}\t%", f"beside a load: memory\t{memory * 1024 / 1e6:.1f}\tMB",
          f"beside a load: processes\t{most}\t1", f"beside a load: watched\t{end - begin:.1f}\ts", sep="\n")


main()
