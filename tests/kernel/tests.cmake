# SPDX-License-Identifier: GPL-3.0-or-later
ocks_tests(kernel ocks::kernel nlohmann_json::nlohmann_json)

# The shell part of the kernel build, without a kernel source.
foreach(script release settings drivers build prune)
    add_test(NAME "kernel: build: ${script}" COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/kernel/${script}.sh" "${PROJECT_SOURCE_DIR}")
    set_tests_properties("kernel: build: ${script}" PROPERTIES LABELS unit TIMEOUT 120)
endforeach()
