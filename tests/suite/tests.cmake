# SPDX-License-Identifier: GPL-3.0-or-later
ocks_tests(suite ocks::suite ocks_verbs)

# What each program was built from, as its list says it and as another reader finds it.
foreach(program ocks-cert ocks-hcl ocks-boot)
    if(TARGET ${program})
        add_test(NAME "suite: the bill of materials of ${program} is whole" COMMAND "${PROJECT_SOURCE_DIR}/tests/suite/sbom/check.py"
                 "$<TARGET_FILE:${program}>" "$<TARGET_FILE_DIR:${program}>/${program}.spdx.json")
        set_tests_properties("suite: the bill of materials of ${program} is whole" PROPERTIES LABELS "unit;sbom")
    endif()
endforeach()

add_executable(ocks_bench_suite bench/suite.cpp)
target_link_libraries(ocks_bench_suite PRIVATE ocks::suite fmt::fmt ocks_warnings)
