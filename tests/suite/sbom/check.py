#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check.py PROGRAM SBOM: is the list what SPDX 2.3 calls one, and of this program, with nothing left out?

The rules are those of https://spdx.github.io/spdx-spec/v2.3/ and of its JSON schema, written by hand for what we write:
which fields must be there, what identifiers look like, which words stand in which field, that every reference leads
somewhere. What the program is linked with is asked of ldd, which the list does not come from. Then the list is broken
in every way that is spoken of here, and each must be refused.
"""
import copy
import hashlib
import json
import re
import subprocess
import sys

ID = re.compile(r"SPDXRef-[A-Za-z0-9.-]+")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
PURL = re.compile(r"pkg:(deb|rpm)/[a-z0-9.-]+/[A-Za-z0-9.%_-]+@[A-Za-z0-9.%_-]+\?arch=[a-z0-9_]+")
DOCUMENT = {"SPDXID", "spdxVersion", "dataLicense", "name", "documentNamespace", "creationInfo"}
PACKAGE = {"SPDXID", "name", "versionInfo", "supplier", "comment", "sourceInfo", "primaryPackagePurpose", "checksums",
           "downloadLocation", "filesAnalyzed", "licenseConcluded", "licenseDeclared", "copyrightText", "externalRefs"}
RELATIONS = {"DESCRIBES", "DYNAMIC_LINK", "STATIC_LINK", "DEPENDS_ON", "BUILD_TOOL_OF", "OTHER"}
LENGTHS = {"SHA1": 40, "SHA256": 64}


def problems_of_checksums(where, sums, wanted):
    for each in sums:
        digits = each["checksumValue"]
        if len(digits) != LENGTHS.get(each["algorithm"]) or not re.fullmatch("[0-9a-f]+", digits):
            yield f"{where}: {each['algorithm']} {digits}"
    if {each["algorithm"] for each in sums} != wanted:
        yield f"{where}: has not the checksums {wanted}"


def problems_of_document(sbom):
    for key in DOCUMENT - sbom.keys():
        yield f"has no {key}"
    for key in sbom.keys() - DOCUMENT - {"packages", "files", "relationships"}:
        yield f"has a {key}, which SPDX does not know"
    if (sbom.get("spdxVersion"), sbom.get("dataLicense"), sbom.get("SPDXID")) != ("SPDX-2.3", "CC0-1.0", "SPDXRef-DOCUMENT"):
        yield "is not of SPDX 2.3"
    if not re.fullmatch(r"[a-z][a-z0-9+.-]*:[^#\s]+", sbom.get("documentNamespace", "")):
        yield "its namespace is no URI, or has a '#'"
    info = sbom.get("creationInfo", {})
    if not TIME.fullmatch(info.get("created", "")):
        yield "does not say when it was made"
    if not any(re.match(r"(Person|Organization|Tool): ", each) for each in info.get("creators", [])):
        yield "does not say what made it"


def problems_of_elements(sbom):
    ids = ["SPDXRef-DOCUMENT"]
    for package in sbom["packages"]:
        ids.append(package["SPDXID"])
        for key in {"SPDXID", "name", "downloadLocation"} - package.keys() | package.keys() - PACKAGE:
            yield f"{package['SPDXID']}: {key}"
        # A package whose files were not analysed has no verification code, and says so; the default is that they were.
        if package.get("filesAnalyzed") is not False:
            yield f"{package['SPDXID']}: filesAnalyzed"
        for each in package.get("externalRefs", []):
            if each["referenceCategory"] != "PACKAGE-MANAGER" or each["referenceType"] != "purl" or not PURL.fullmatch(each["referenceLocator"]):
                yield f"{package['SPDXID']}: {each['referenceLocator']} is no package URL"
    for file in sbom["files"]:
        ids.append(file["SPDXID"])
        yield from problems_of_checksums(file["SPDXID"], file["checksums"], {"SHA1", "SHA256"})
    for each in ids:
        if not ID.fullmatch(each) or ids.count(each) != 1:
            yield f"{each}: no identifier, or that of two things"
    for each in sbom["relationships"]:
        if each["relationshipType"] not in RELATIONS:
            yield f"{each['relationshipType']}: no relationship that we write"
        if not {each["spdxElementId"], each["relatedSpdxElement"]} <= set(ids):
            yield f"{each['spdxElementId']} {each['relationshipType']} {each['relatedSpdxElement']}: leads nowhere"
    reached = {each[end] for each in sbom["relationships"] for end in ("spdxElementId", "relatedSpdxElement")}
    for each in set(ids) - reached:
        yield f"{each}: nobody says what it is to the program"


def problems_of_content(sbom, program, linked):
    described = [each["relatedSpdxElement"] for each in sbom["relationships"] if each["relationshipType"] == "DESCRIBES"]
    ours = [each for each in sbom["packages"] if each["SPDXID"] in described]
    if len(ours) != 1 or ours[0]["name"] != program.rsplit("/", 1)[1]:
        yield "does not describe this program"
        return
    with open(program, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    if ours[0].get("checksums") != [{"algorithm": "SHA256", "checksumValue": digest}]:
        yield "is of another build"
    listed = {each["fileName"].rsplit("/", 1)[1]: each for each in sbom["files"]}
    for path in linked:
        entry = listed.get(path.rsplit("/", 1)[1])
        with open(path, "rb") as file:
            digest = hashlib.sha256(file.read()).hexdigest()
        if entry is None:
            yield f"{path}: is linked, and not listed"
        elif {"algorithm": "SHA256", "checksumValue": digest} not in entry["checksums"]:
            yield f"{path}: is not the file that is listed"
    # Here every library comes from a package of Debian, and so does what is only compiled in.
    for package in sbom["packages"]:
        if package is not ours[0] and not (package.get("versionInfo") and package.get("externalRefs") and package.get("supplier")):
            yield f"{package['name']}: has no version, supplier or package URL"
    for name in ("libexpected-dev", "libcli11-dev", "nlohmann-json3-dev", "libtomlplusplus-dev"):
        if name not in {each["name"] for each in sbom["packages"]}:
            yield f"{name}: is compiled in, and not listed"


def problems(sbom, program, linked):
    return list(problems_of_document(sbom)) or list(problems_of_elements(sbom)) or list(problems_of_content(sbom, program, linked))


def broken_ones(sbom):
    """A name of what is wrong, and a list in which it is."""
    def change(name, act):
        other = copy.deepcopy(sbom)
        act(other)
        return name, other
    yield change("version", lambda each: each.update(spdxVersion="SPDX-2.2"))
    yield change("licence of the list", lambda each: each.pop("dataLicense"))
    yield change("unknown key", lambda each: each.update(author="me"))
    yield change("namespace", lambda each: each.update(documentNamespace="here#there"))
    yield change("time", lambda each: each["creationInfo"].update(created="today"))
    yield change("maker", lambda each: each["creationInfo"].update(creators=[]))
    yield change("download location", lambda each: each["packages"][1].pop("downloadLocation"))
    yield change("files that nobody analysed", lambda each: each["packages"][1].pop("filesAnalyzed"))
    yield change("package URL", lambda each: each["packages"][1]["externalRefs"][0].update(referenceLocator="libc6"))
    yield change("two of one name", lambda each: each["packages"][1].update(SPDXID=each["packages"][2]["SPDXID"]))
    yield change("identifier", lambda each: each["files"][0].update(SPDXID="SPDXRef-a_b"))
    yield change("checksum", lambda each: each["files"][0]["checksums"].pop())
    yield change("relationship to nothing", lambda each: each["relationships"][1].update(relatedSpdxElement="SPDXRef-x"))
    yield change("unrelated package", lambda each: each["relationships"].pop(1))
    yield change("library left out", lambda each: (each["relationships"].pop(), each["files"].pop(0)))
    yield change("other build", lambda each: each["packages"][0]["checksums"][0].update(checksumValue="0" * 64))


def main():
    program, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        sbom = json.load(file)
    ldd = subprocess.run(["ldd", program], check=True, capture_output=True, text=True).stdout
    linked = re.findall(r"^\t(?:\S+ => )?(/\S+) \(", ldd, re.MULTILINE)
    # What every program in C++ is linked with: libc, libm, libgcc_s, libstdc++ and the loader.
    if len(linked) < 5:
        sys.exit(f"{program}: ldd finds only {len(linked)} libraries")
    found = problems(sbom, program, linked)
    if found:
        sys.exit("\n".join(f"{path}: {each}" for each in found))
    passed = [name for name, other in broken_ones(sbom) if not problems(other, program, linked)]
    if passed:
        sys.exit(f"a list with a broken {', '.join(passed)} passes for a good one")


if __name__ == "__main__":
    main()
