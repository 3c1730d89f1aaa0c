# SPDX-License-Identifier: GPL-3.0-or-later
# Rules that a compiler cannot see are tests too, so that they cannot be forgotten.
foreach(rule layers verdicts forbidden licence)
    add_test(NAME ${rule} COMMAND "${CMAKE_COMMAND}" -DROOT=${PROJECT_SOURCE_DIR}
             -P "${PROJECT_SOURCE_DIR}/cmake/check_${rule}.cmake")
    set_tests_properties(${rule} PROPERTIES LABELS "rules;${rule}")
endforeach()

add_test(NAME one-name COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/rules/one_name.py" "${PROJECT_SOURCE_DIR}")
set_tests_properties(one-name PROPERTIES LABELS "rules;one-name")

find_program(CLANG_FORMAT NAMES clang-format-14 REQUIRED)  # other versions format otherwise
add_test(NAME format WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" COMMAND sh -c
         "git ls-files -co --exclude-standard '*.cpp' '*.hpp' | xargs '${CLANG_FORMAT}' --dry-run --Werror")
set_tests_properties(format PROPERTIES LABELS "rules;format")

# The heavy ones take the whole machine, so they run one at a time (as the boots of tests/e2e do),
# and only in the tree that `./ocks` builds: a sanitized tree does not build itself again.
if(CMAKE_BINARY_DIR STREQUAL "${PROJECT_SOURCE_DIR}/build")
    add_test(NAME lint COMMAND "${PROJECT_SOURCE_DIR}/ocks" lint)
    add_test(NAME sanitized COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/rules/sanitized.sh" "${PROJECT_SOURCE_DIR}")
    add_test(NAME lint-sees COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/rules/lint_sees.sh" "${PROJECT_SOURCE_DIR}")
    set_tests_properties(lint-sees PROPERTIES LABELS lint)
    foreach(test lint sanitized)
        set_tests_properties(${test} PROPERTIES LABELS "${test}" RESOURCE_LOCK machine TIMEOUT 2400)
    endforeach()
endif()

if(OCKS_FUZZERS)
    file(GLOB fuzzers CONFIGURE_DEPENDS "fuzz/*.fuzz.cpp")
    foreach(source IN LISTS fuzzers)
        cmake_path(GET source STEM name)
        add_executable(ocks_fuzz_${name} "${source}")
        target_link_libraries(ocks_fuzz_${name} PRIVATE ocks::core ocks::probes ocks::drivers-matrix ocks::kernel
                              ocks::reports ocks::suite ocks::hcl-db deps::xml ocks_warnings
                              -fsanitize=fuzzer)
    endforeach()
endif()
