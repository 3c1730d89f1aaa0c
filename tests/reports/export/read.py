#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""read.py junit|csv FILE REPORT.xml: what a reader of that format makes of an export, held against the report."""
import csv
import sys
import xml.etree.ElementTree as ElementTree

from junitparser import Error, Failure, JUnitXml, Skipped

NAMESPACE = {"r": "urn:opencloudos:ocks:report:1"}
KINDS = {"fail": Failure, "error": Error, "skip": Skipped, "not-applicable": Skipped}


def check(said, expected, what):
    if said != expected:
        sys.exit(f"{what}: read {said}, the report says {expected}")


def read_junit(path, tests):
    suites = JUnitXml.fromfile(path)
    check(suites.tests, len(tests), "tests")
    cases = [case for suite in suites for case in suite]
    check(sorted(case.classname for case in cases), sorted(test.get("id") for test in tests), "names")
    for kind, outcomes in ((Failure, {"fail"}), (Error, {"error"}), (Skipped, {"skip", "not-applicable"})):
        said = sum(any(isinstance(result, kind) for result in case.result) for case in cases)
        check(said, sum(test.get("outcome") in outcomes for test in tests), kind.__name__)


def read_csv(path, tests):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, strict=True))
    check(all(None not in row and None not in row.values() for row in rows), True, "columns")
    measured = {(row["test"], row["device"].lstrip("'"), row["measurement"]) for row in rows if row["measurement"]}
    check(measured,
          {(test.get("id"), test.get("device", ""), each.get("name"))
           for test in tests for each in test.findall("r:measurement", NAMESPACE)},
          "measurements")
    for row in rows:
        for name, cell in row.items():
            check(cell[:1] in tuple("=@"), False, f"a formula in {name}")


FORMAT, FILE, REPORT = sys.argv[1:]
TESTS = ElementTree.parse(REPORT).getroot().findall("r:results/r:test", NAMESPACE)
check(len(TESTS) > 0, True, "results")
{"junit": read_junit, "csv": read_csv}[FORMAT](FILE, TESTS)
