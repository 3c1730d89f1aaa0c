# SPDX-License-Identifier: GPL-3.0-or-later
# Rules that a compiler cannot see are tests too, so that they cannot be forgotten.
foreach(rule layers verdicts forbidden licence)
    add_test(NAME ${rule} COMMAND "${CMAKE_COMMAND}" -DROOT=${PROJECT_SOURCE_DIR}
             -P "${PROJECT_SOURCE_DIR}/cmake/check_${rule}.cmake")
    set_tests_properties(${rule} PROPERTIES LABELS "rules;${rule}")
endforeach()

find_program(CLANG_FORMAT NAMES clang-format-14 REQUIRED)  # other versions format otherwise
add_test(NAME format WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" COMMAND sh -c
         "git ls-files -co --exclude-standard '*.cpp' '*.hpp' | xargs '${CLANG_FORMAT}' --dry-run --Werror")
set_tests_properties(format PROPERTIES LABELS "rules;format")
