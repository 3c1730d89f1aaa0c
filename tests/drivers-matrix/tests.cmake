# SPDX-License-Identifier: GPL-3.0-or-later
ocks_tests(drivers-matrix ocks::drivers-matrix)

# Objects as a kernel build leaves them; optimized, or the compiler would lay literals out otherwise.
set(fixtures "${CMAKE_CURRENT_BINARY_DIR}/drivers-matrix")
file(MAKE_DIRECTORY "${fixtures}")
foreach(item "driver.o|" "driver.ko|-DMODULE" "split.o|-DSPLIT")
    string(REGEX MATCH "^([^|]*)[|](.*)$" item "${item}")
    set(object "${CMAKE_MATCH_1}")
    set(option "${CMAKE_MATCH_2}")
    add_custom_command(OUTPUT "${fixtures}/${object}"
        COMMAND "${CMAKE_CXX_COMPILER}" -x c -O2 -w -c -ffreestanding -fno-pie ${option}
                "${CMAKE_CURRENT_SOURCE_DIR}/drivers-matrix/fixtures/driver.c" -o "${fixtures}/${object}"
        DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/drivers-matrix/fixtures/driver.c" VERBATIM)
    target_sources(ocks_tests_drivers_matrix PRIVATE "${fixtures}/${object}")
    set_source_files_properties("${fixtures}/${object}" PROPERTIES EXTERNAL_OBJECT FALSE HEADER_FILE_ONLY TRUE)
endforeach()
target_compile_definitions(ocks_tests_drivers_matrix PRIVATE OCKS_MATRIX_FIXTURES="${fixtures}")

# Look-ups on recorded machines and on a kernel that is built here. Skipped where there are none.
file(GLOB corpus_sources CONFIGURE_DEPENDS "drivers-matrix/corpus/*.cpp")
add_executable(ocks_tests_drivers_matrix_corpus ${corpus_sources})
target_link_libraries(ocks_tests_drivers_matrix_corpus PRIVATE
    ocks::drivers-matrix ocks_test_support ocks_test_main ocks_warnings)
set_target_properties(ocks_tests_drivers_matrix_corpus PROPERTIES CXX_CLANG_TIDY "" CXX_CPPCHECK "")
catch_discover_tests(ocks_tests_drivers_matrix_corpus TEST_PREFIX "drivers-matrix: "
                     PROPERTIES LABELS "corpus;drivers-matrix")

# Sources of what is known of vendors, held against the source of Linux that the kernel is built from.
add_test(NAME knowledge-sources
         COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/drivers-matrix/knowledge_sources.sh" "${PROJECT_SOURCE_DIR}")
set_tests_properties(knowledge-sources PROPERTIES LABELS "drivers-matrix" SKIP_RETURN_CODE 77 TIMEOUT 900)

# Debian's kernels, which apt fetches once; and a check against an HCL.
if(CMAKE_BINARY_DIR STREQUAL "${PROJECT_SOURCE_DIR}/build")
    foreach(architecture x86_64 aarch64)
        add_test(NAME debian-kernels-${architecture}
                 COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/drivers-matrix/debian.sh" "${PROJECT_SOURCE_DIR}" ${architecture})
        set_tests_properties(debian-kernels-${architecture} PROPERTIES LABELS "e2e;drivers-matrix" SKIP_RETURN_CODE 77 TIMEOUT 900)
    endforeach()
    add_test(NAME rpm-modules COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/drivers-matrix/rpm.sh" "${PROJECT_SOURCE_DIR}")
    set_tests_properties(rpm-modules PROPERTIES LABELS "e2e;drivers-matrix" SKIP_RETURN_CODE 77 TIMEOUT 900)
    add_test(NAME check-hcl COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/drivers-matrix/check_hcl.sh" "${PROJECT_SOURCE_DIR}")
    set_tests_properties(check-hcl PROPERTIES LABELS "e2e;drivers-matrix" TIMEOUT 120)
endif()

# What the kernel of each architecture must serve; the kernel of AArch64 is built by the first test that wants it.
if(CMAKE_BINARY_DIR STREQUAL "${PROJECT_SOURCE_DIR}/build")
    foreach(architecture x86_64 aarch64)
        add_test(NAME must-serve-${architecture}
                 COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/drivers-matrix/must_serve.sh" "${PROJECT_SOURCE_DIR}" ${architecture})
        set_tests_properties(must-serve-${architecture} PROPERTIES LABELS "boot;e2e;drivers-matrix"
                             FIXTURES_REQUIRED kernel RESOURCE_LOCK machine TIMEOUT 5400)
    endforeach()
    # It waits for a second kernel, as the fleet does.
    set_tests_properties(must-serve-aarch64 PROPERTIES LABELS "boot;e2e;drivers-matrix;fleet")
endif()
