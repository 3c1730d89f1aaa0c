# SPDX-License-Identifier: GPL-3.0-or-later
# The programs as their users run them. A boot takes the whole machine, so boots run one at a time;
# the kernel and its boot image are a fixture that only boots ask for.
if(CMAKE_BINARY_DIR STREQUAL "${PROJECT_SOURCE_DIR}/build")
    set(e2e "${CMAKE_CURRENT_SOURCE_DIR}/e2e")

    add_test(NAME kernel-and-image COMMAND "${PROJECT_SOURCE_DIR}/ocks" image)
    set_tests_properties(kernel-and-image PROPERTIES LABELS "boot" FIXTURES_SETUP kernel RESOURCE_LOCK machine TIMEOUT 3600)

    add_test(NAME host COMMAND "${e2e}/host.sh")
    add_test(NAME refusals COMMAND "${e2e}/refusals.sh")
    add_test(NAME inventory COMMAND "${e2e}/inventory.sh")
    set_tests_properties(host refusals inventory PROPERTIES LABELS "e2e" RESOURCE_LOCK machine TIMEOUT 600)

    # ocks_boot_test(<name> <script> <argument>...)
    function(ocks_boot_test name)
        add_test(NAME ${name} COMMAND ${ARGN})
        set_tests_properties(${name} PROPERTIES LABELS "boot;e2e" FIXTURES_REQUIRED kernel RESOURCE_LOCK machine TIMEOUT 600)
    endfunction()

    ocks_boot_test(boot-minimal "${PROJECT_SOURCE_DIR}/ocks" boot minimal --out "${CMAKE_BINARY_DIR}/boot/minimal")
    ocks_boot_test(certify-two-socket-nvme "${e2e}/certify.sh" two-socket-nvme)

    ocks_boot_test(differential-two-socket-nvme "${e2e}/differential.sh" two-socket-nvme)
    ocks_boot_test(differential-storage-nvme "${e2e}/differential.sh" storage-nvme)
    ocks_boot_test(differential-raid-zoo "${e2e}/differential.sh" raid-zoo)

    ocks_boot_test(boot-image "${e2e}/image.sh")
    ocks_boot_test(capture-two-socket-nvme "${e2e}/capture.sh" two-socket-nvme)
    ocks_boot_test(follow-nvme "${e2e}/follow.sh")

    # The live image from each firmware; the kernel of AArch64 is built by the first test that wants it.
    foreach(firmware bios uefi aarch64)
        ocks_boot_test(iso-${firmware} "${e2e}/iso.sh" ${firmware})
        set_tests_properties(iso-${firmware} PROPERTIES LABELS "boot;e2e;fleet" TIMEOUT 1800)
    endforeach()
    set_tests_properties(iso-aarch64 PROPERTIES TIMEOUT 5400)

    # Every fault that a boot can show is judged as what it is, and the boot without one is good.
    ocks_boot_test(all-faults "${PROJECT_SOURCE_DIR}/ocks" boot --all-faults --out "${CMAKE_BINARY_DIR}/boot/faults")
    set_tests_properties(all-faults PROPERTIES LABELS "boot;e2e;fleet" TIMEOUT 1800)

    # Every model of every architecture boots and is what it says.
    ocks_boot_test(boot-fleet "${PROJECT_SOURCE_DIR}/ocks" boot --all --out "${CMAKE_BINARY_DIR}/boot/fleet"
                   --junit "${CMAKE_BINARY_DIR}/boot/fleet.xml")
    set_tests_properties(boot-fleet PROPERTIES LABELS "boot;e2e;fleet" TIMEOUT 5400)

    # fault | test | outcomes that are right | what some reason must say | granted serials
    file(STRINGS "${e2e}/faults.txt" rows REGEX "^[a-z]")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${e2e}/faults.txt")
    foreach(row IN LISTS rows)
        string(REPLACE " | " ";" fields "${row}")
        list(POP_FRONT fields fault test outcomes reason)
        list(GET fields 0 grants)
        separate_arguments(grants)
        ocks_boot_test(fault-${fault} "${e2e}/fault.sh" "${fault}" "${test}" "${outcomes}" "${reason}" ${grants})
    endforeach()
endif()
