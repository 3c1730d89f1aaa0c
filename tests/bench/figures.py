#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""figures.py OUT: the figures of a benchmark, as a table and as OUT, a JSON list of {name, value, unit, peer, ratio}. They
come as lines of name, value, unit, peer and ratio with tabs between; peer is what was measured beside it in the same run,
ratio the value over the peer's value, and both may be left out."""
import json
import sys


def figure_of(line):
    name, value, unit, peer, ratio = (line.rstrip("\n").split("\t") + ["", "", ""])[:5]
    return {"name": name, "value": float(value), "unit": unit or None, "peer": peer or None,
            "ratio": float(ratio) if ratio else None}


def plain(number):
    return f"{number:,.0f}" if number == int(number) or abs(number) >= 1000 else f"{number:.4g}"


def main():
    figures = [figure_of(line) for line in sys.stdin if line.strip()]
    name_width = max(len(each["name"]) for each in figures)
    for each in figures:
        row = f"{each['name']:{name_width}} {plain(each['value']):>12} {each['unit'] or '':5}"
        if each["peer"]:
            row += f" {plain(each['ratio'])} x {each['peer']}"
        print(row.rstrip())
    with open(sys.argv[1], "w", encoding="ascii") as file:
        json.dump(figures, file, indent=1)
        file.write("\n")


main()
