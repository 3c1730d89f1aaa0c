# SPDX-License-Identifier: GPL-3.0-or-later
# Every test of a certificate against the faults that it must catch, several in one boot, and over clean machines. The
# scoreboard comes last and adds up what the rounds left.
if(CMAKE_BINARY_DIR STREQUAL "${PROJECT_SOURCE_DIR}/build")
    set(results "${CMAKE_BINARY_DIR}/verdicts")
    file(MAKE_DIRECTORY "${results}")
    file(GLOB rounds CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/verdicts/rounds/*.txt")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${rounds}")
    set(names "")
    foreach(round IN LISTS rounds)
        cmake_path(GET round STEM name)
        ocks_boot_test(verdicts-${name} "${CMAKE_CURRENT_SOURCE_DIR}/verdicts/round.sh" ${name} "${results}/${name}.json")
        # ctest runs what a fixture needs even if its label was left out, so the long ones are none.
        file(STRINGS "${round}" label REGEX "^label ")
        if(label)
            string(REPLACE "label " "" label "${label}")
            set_tests_properties(verdicts-${name} PROPERTIES LABELS "boot;e2e;verdicts;${label}")
        else()
            set_tests_properties(verdicts-${name} PROPERTIES LABELS "boot;e2e;verdicts" FIXTURES_SETUP verdict-rounds)
        endif()
        list(APPEND names verdicts-${name})
    endforeach()
    add_test(NAME verdict-scoreboard COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/verdicts/scoreboard.sh"
             "${results}" "${PROJECT_SOURCE_DIR}/suite/policies/server.toml")
    set_tests_properties(verdict-scoreboard PROPERTIES LABELS "boot;e2e;verdicts;long" FIXTURES_REQUIRED verdict-rounds
                         DEPENDS "${names}")
endif()
