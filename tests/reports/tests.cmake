# SPDX-License-Identifier: GPL-3.0-or-later
ocks_tests(reports ocks::reports fmt::fmt nlohmann_json::nlohmann_json deps::xml)
target_sources(ocks_tests_reports PRIVATE reports/sample.cpp)

set(goldens "${PROJECT_SOURCE_DIR}/tests/reports/golden")
set(schemas "${PROJECT_SOURCE_DIR}/reports/schema")
set(readers "${PROJECT_SOURCE_DIR}/tests/reports/export")

# What others read in the reviewed files: libxml2, a JSON schema validator, readers of JUnit, TAP and CSV.
function(ocks_reader_test name label)
    add_test(NAME "reports: ${name}" COMMAND ${ARGN})
    set_tests_properties("reports: ${name}" PROPERTIES LABELS "reports;${label}")
endfunction()
foreach(report sample every_outcome)
    ocks_reader_test("${report}.xml is valid by the schema" schema
        xmllint --noout --nonet --schema "${schemas}/report.xsd" "${goldens}/${report}.xml")
endforeach()
ocks_reader_test("the JSON is valid by its schema" exports
    /usr/bin/python3 -m jsonschema -i "${goldens}/every_outcome.json" "${schemas}/report.schema.json")
ocks_reader_test("the Kernel CI export is valid by its schema" exports
    /usr/bin/python3 -m jsonschema -i "${goldens}/every_outcome.kcidb" "${readers}/kcidb.schema.json")
ocks_reader_test("the schema of Kernel CI refuses what is none" exports
    /usr/bin/python3 -m jsonschema -i "${readers}/bad.kcidb" "${readers}/kcidb.schema.json")
set_tests_properties("reports: the schema of Kernel CI refuses what is none" PROPERTIES WILL_FAIL TRUE)
foreach(format junit csv)
    ocks_reader_test("another reader finds in the ${format} what the report says" exports
        "${readers}/read.py" ${format} "${goldens}/every_outcome.${format}" "${goldens}/every_outcome.xml")
endforeach()
ocks_reader_test("Perl reads the KTAP" exports "${readers}/read_ktap.pl" "${goldens}/every_outcome.ktap" 5)

# What a certificate's worth hangs on can be asked for by its own label.
foreach(label tamper redaction exports)
    add_test(NAME "reports: ${label}" COMMAND ocks_tests_reports "[${label}]")
    set_tests_properties("reports: ${label}" PROPERTIES LABELS "reports;${label}")
endforeach()

ocks_reader_test("axe finds nothing wrong with the page" accessibility
    "${PROJECT_SOURCE_DIR}/tests/reports/accessibility/axe.sh" "${goldens}/sample.html")
set_tests_properties("reports: axe finds nothing wrong with the page" PROPERTIES SKIP_RETURN_CODE 77 TIMEOUT 300)

# For ./ocks bench reports.
add_executable(ocks_bench_reports bench/reports.cpp reports/sample.cpp)
target_link_libraries(ocks_bench_reports PRIVATE ocks::reports fmt::fmt ocks_warnings)
