#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""boot.py ROUNDS QEMU ARGUMENTS NAME=INITRD=LINE...: starts QEMU with the command line in that file, each word ended by a zero byte, in turns with
each initial RAM disk (with that of the arguments if none is named), ROUNDS times after a warm-up, and prints the median wall time until the console shows LINE, and how
many times as long as the first each of the others takes, as lines for figures.py."""
import os
import select
import signal
import socket
import statistics
import subprocess
import sys
import time

LIMIT = 120  # seconds that no boot of this machine takes


def descriptors(pipes):
    """In the child: the console, the channel and the monitor under the numbers of kernel/machine/setup.hpp."""
    spare = [os.dup2(end, 100 + index) for index, end in enumerate(pipes)]
    for index, end in enumerate(spare):
        os.dup2(end, 3 + index)


def once(command, line):
    console, console_end = os.pipe()
    channel, channel_end = os.pipe()
    monitor, monitor_end = socket.socketpair()
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, close_fds=False,
                               preexec_fn=lambda: descriptors([console_end, channel_end, monitor_end.fileno()]))
    for end in (console_end, channel_end):
        os.close(end)
    monitor_end.close()
    seen, taken = b"", None
    while taken is None and time.perf_counter() - begin < LIMIT:
        ready, _, _ = select.select([console, channel], [], [], 1)
        if channel in ready:
            os.read(channel, 65536)
        if console in ready:
            news = os.read(console, 65536)
            if not news:
                break
            seen += news
            if line.encode() in seen:
                taken = time.perf_counter() - begin
    process.send_signal(signal.SIGKILL)
    complaint = process.communicate()[1].decode(errors="replace").strip()
    for end in (console, channel):
        os.close(end)
    monitor.close()
    if taken is None:
        last = seen.decode(errors="replace").strip().splitlines()[-1:]
        sys.exit(f"bench: the console never showed '{line}': {complaint or last}")
    return taken


def main():
    rounds, qemu = int(sys.argv[1]), sys.argv[2]
    with open(sys.argv[3], encoding="utf-8") as file:
        command = [qemu] + file.read().split("\0")[1:-1]
    place = command.index("-initrd") + 1
    boots = {}
    for argument in sys.argv[4:]:
        name, initrd, line = argument.split("=", 2)
        boots[name] = (command[:place] + [initrd or command[place]] + command[place + 1:], line)
    samples = {name: [] for name in boots}
    for turn in range(rounds + 1):
        for name, (arguments, line) in boots.items():
            taken = once(arguments, line)
            if turn > 0:  # the first warms the caches
                samples[name].append(taken)
    peer = next(iter(samples))
    for name, taken in samples.items():
        median = statistics.median(taken)
        ratio = "" if name == peer else f"\t{peer}\t{median / statistics.median(samples[peer]):.3f}"
        print(f"{name}\t{median:.3f}\ts{ratio}", f"{name}: fastest\t{min(taken):.3f}\ts",
              f"{name}: slowest\t{max(taken):.3f}\ts",
              f"{name}: initramfs\t{os.path.getsize(boots[name][0][place]) / 2**20:.1f}\tMiB", sep="\n")


main()
