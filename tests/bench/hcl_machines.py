#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""hcl_machines.py CORPUS: real servers and the PCI functions of real machines as lines of text, for ocks_bench_hcl:
    M<tab>vendor<tab>product<tab>processor
    P<tab>machine<tab>vvvv:dddd<tab>ssss:ssss<tab>class<tab>driver
Skips (77) without the corpus."""
import json
import os
import re
import sys
import tarfile

ALIAS = re.compile(r"pci:v0000(....)d0000(....)sv0000(....)sd0000(....)bc(..)sc(..)i(..)")


def lines_of(corpus, archive, member):
    path = os.path.join(corpus, archive + ".tar.xz")
    if not os.path.exists(path):
        print(f"skipped: no {path}; OCKS_CORPUS names the directory", file=sys.stderr)
        sys.exit(77)
    with tarfile.open(path) as tar:
        return tar.extractfile(f"{archive}/{member}").read().decode("utf-8").splitlines()


def clean(text):
    return " ".join(text.replace("\t", " ").split())


def main():
    corpus = sys.argv[1]
    for line in lines_of(corpus, "smbios", "expected.jsonl"):
        machine = json.loads(line)
        if not machine.get("system") or not machine.get("cpu"):
            continue
        system, cpu = machine["system"][0], machine["cpu"][0]
        print("M", clean(system.get("Manufacturer", "")), clean(system.get("Product Name", "")),
              clean(cpu.get("Version", "")), sep="\t")
    for line in lines_of(corpus, "modalias", "machines.tsv")[1:]:
        source, machine, _, alias, driver = (line.split("\t") + [""])[:5]
        found = ALIAS.match(alias)
        if found:
            part = [each.lower() for each in found.groups()]
            print("P", f"{source}/{machine}", f"{part[0]}:{part[1]}", f"{part[2]}:{part[3]}", "".join(part[4:]), driver,
                  sep="\t")


main()
