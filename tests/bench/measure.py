#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""measure.py OUT ROUNDS NAME=COMMAND...: runs the commands in turn, ROUNDS times after a warm-up, and prints the median
of the wall time and of the processor's time, the largest resident memory, and how many times as long as the first command
each of the others takes. OUT is JSON."""
import json
import os
import statistics
import subprocess
import sys
import time


def once(command):
    begin = time.perf_counter()
    process = subprocess.Popen(["/bin/sh", "-c", "exec " + command if "&&" not in command else command],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - begin
    if process.returncode != 0:
        sys.exit(f"bench: {command}: exit status {process.returncode}")
    return wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def main():
    out, rounds = sys.argv[1], int(sys.argv[2])
    commands = dict(argument.split("=", 1) for argument in sys.argv[3:])
    samples = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            sample = once(command)
            if turn > 0:  # the first warms the caches
                samples[name].append(sample)
    results, first = [], None
    print(f"{'':34} {'wall':>10} {'cpu':>10} {'memory':>9}   wall and cpu, times the first")
    for name, taken in samples.items():
        wall, cpu = (statistics.median(sample[index] for sample in taken) for index in (0, 1))
        memory = max(sample[2] for sample in taken)
        first = first or (wall, cpu)
        print(f"{name:34} {wall:7.1f} ms {cpu:7.1f} ms {memory:5.1f} MiB   {wall / first[0]:5.2f}x {cpu / first[1]:5.2f}x")
        results.append({"name": name, "wall_ms": round(wall, 2), "cpu_ms": round(cpu, 2), "memory_mib": round(memory, 1),
                        "wall_ratio": round(wall / first[0], 3), "cpu_ratio": round(cpu / first[1], 3)})
    with open(out, "w", encoding="ascii") as file:
        json.dump(results, file, indent=1)
        file.write("\n")


main()
