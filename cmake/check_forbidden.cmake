# cmake -DROOT=<source dir> -P check_forbidden.cmake
# Fails on calls that the house does not use, each for the reason beside it.
cmake_minimum_required(VERSION 3.25)

set(reasons
    "[^a-z_](atoi|atol|strtol|strtoul|sscanf)\\(=numbers are parsed whole by core/text.hpp or refused"
    "std::(stoi|stol|stoul|stod)\\(=numbers are parsed whole by core/text.hpp or refused"
    "[^a-z_.](system|popen)\\(=no shell lines: core/command.hpp takes arguments"
    "(sleep_for|[^a-z_]usleep)\\(=wait for an event with a deadline"
    "[^a-z_]eval\\(=never"
    "for \\([^:\n]* : [^\n]*[)]\\.value\\(\\)\\) *[{\n]=value() of what nobody holds is gone before the loop begins"
    "catch \\(=nothing of ours throws; main() has the one catch-all")

foreach(layer core probes drivers-matrix kernel suite reports hcl-db tests)
    file(GLOB_RECURSE files "${ROOT}/${layer}/*.?pp")
    foreach(file IN LISTS files)
        file(READ "${file}" text)
        string(REGEX REPLACE "//[^\n]*" "" text "${text}")
        file(RELATIVE_PATH name "${ROOT}" "${file}")
        foreach(rule IN LISTS reasons)
            string(REGEX REPLACE "=[^=]*$" "" pattern "${rule}")
            string(REGEX REPLACE "^.*=" "" reason "${rule}")
            # Tests may wait, throw and catch; they may not read what is gone.
            if(layer STREQUAL tests AND NOT pattern MATCHES "^for")
                continue()
            endif()
            if(name MATCHES "(^|/)main\\.cpp$" AND pattern MATCHES "^catch")
                continue()
            endif()
            if(text MATCHES "${pattern}")
                message(SEND_ERROR "${name}: ${CMAKE_MATCH_0}: ${reason}")
            endif()
        endforeach()
    endforeach()
endforeach()
