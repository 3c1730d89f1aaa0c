#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""knowledge_sources.py KNOWLEDGE LINUX: whether each source that drivers-matrix/knowledge/*.toml names is there and says
what is quoted: "file of Linux: words in it", "pci.ids: words in it", or an address. LINUX is a tree of the source, or the
archive of Debian's package. Exits with 77 if there is none."""
import pathlib
import re
import sys
import tarfile


def read_linux(place, paths):
    """The texts of those files that are there."""
    if place.is_dir():
        return {path: (place / path).read_text(encoding="utf-8", errors="replace")
                for path in paths if (place / path).is_file()}
    texts = {}
    with tarfile.open(place) as archive:
        for member in archive:
            path = member.name.partition("/")[2]
            if path in paths:
                texts[path] = archive.extractfile(member).read().decode("utf-8", errors="replace")
                if len(texts) == len(paths):
                    break
    return texts


def main():
    knowledge, linux = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    if not linux.exists():
        print(f"{linux}: no source of Linux is here")
        sys.exit(77)
    sources = []
    for file in sorted(knowledge.glob("*.toml")):
        for number, line in enumerate(file.read_text(encoding="ascii").splitlines(), 1):
            if match := re.fullmatch(r'source = "(.*)"', line):
                sources.append((f"{file.name}:{number}", match[1].replace('\\"', '"')))
    quoted = [(where, *source.partition(": ")[::2]) for where, source in sources if not source.startswith("https://")]
    texts = read_linux(linux, {path for _, path, _ in quoted})
    texts["pci.ids"] = pathlib.Path("/usr/share/misc/pci.ids").read_text(encoding="utf-8", errors="replace")
    wrong = [f"{where}: {path} does not say \"{words}\"" if path in texts else f"{where}: {path}: not there"
             for where, path, words in quoted if not words or words not in texts.get(path, "")]
    print("\n".join(wrong) if wrong else f"{len(quoted)} quotations are right, {len(sources) - len(quoted)} addresses")
    sys.exit(1 if wrong or not quoted else 0)


main()
