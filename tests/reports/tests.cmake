# SPDX-License-Identifier: GPL-3.0-or-later
ocks_tests(reports ocks::reports fmt::fmt-header-only deps::xml)
target_sources(ocks_tests_reports PRIVATE reports/sample.cpp)

# The schema says the same as the reader: what libxml2 makes of the report that the golden test wrote.
find_program(XMLLINT xmllint)
if(XMLLINT)
    add_test(NAME "reports: the reviewed report is valid by the schema"
             COMMAND "${XMLLINT}" --noout --nonet --schema "${PROJECT_SOURCE_DIR}/reports/schema/report.xsd"
                     "${PROJECT_SOURCE_DIR}/tests/reports/golden/sample.xml")
    set_tests_properties("reports: the reviewed report is valid by the schema" PROPERTIES LABELS "reports;schema")
endif()

# What a certificate's worth hangs on can be asked for by its own label.
foreach(label tamper redaction)
    add_test(NAME "reports: ${label}" COMMAND ocks_tests_reports "[${label}]")
    set_tests_properties("reports: ${label}" PROPERTIES LABELS "reports;${label}")
endforeach()
