#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""one_name.py ROOT: no two headers of a program define a type of the same name in the same namespace. A linker takes one
of their constructors for both, and says nothing; the program then writes beyond what it has."""
import collections
import pathlib
import re
import sys

# kernel/ is a program of its own.
TOGETHER = (("core", "probes", "drivers-matrix", "reports", "suite", "hcl-db"), ("core", "kernel"))


def types_of(header):
    namespace = ""
    for line in header.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"namespace ([\w:]+) \{", line):
            namespace = match[1]
        elif match := re.match(r"(?:struct|class|enum class) (\w+)(?: final)?(?: : [^;]*)? ?\{", line):
            yield f"{namespace}::{match[1]}"


def main():
    root = pathlib.Path(sys.argv[1])
    clashes = set()
    for folders in TOGETHER:
        homes = collections.defaultdict(set)
        for folder in folders:
            for header in sorted((root / folder).rglob("*.hpp")):
                for name in types_of(header):
                    homes[name].add(str(header.relative_to(root)))
        assert len(homes) > 50, "no types were found: has the style changed?"
        clashes |= {f"{name}: {', '.join(sorted(found))}" for name, found in homes.items() if len(found) > 1}
    print("\n".join(sorted(clashes)) or "every type has a name of its own")
    sys.exit(1 if clashes else 0)


main()
