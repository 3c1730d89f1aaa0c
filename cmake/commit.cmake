# cmake -DSOURCE=<source dir> -DOUT=<file.cpp> -DTEXT=<file.txt> -P commit.cmake
# Writes which commit the sources are of, as one small source file, and only if that has changed: a commit compiles one
# file and links what holds it. Sources that are no longer what the commit has are told by "-dirty". A tree without git
# is asked by packaging/commit.txt, which `git archive` fills in; without either nothing is known, and that is what is said.
cmake_minimum_required(VERSION 3.25)

set(commit "")
set(time "")
file(READ "${SOURCE}/packaging/commit.txt" archived)
if(archived MATCHES "^([0-9a-f]+) ([0-9]+)")
    set(commit "${CMAKE_MATCH_1}")
    set(time "${CMAKE_MATCH_2}")
else()
    find_program(git git)
    if(git)
        execute_process(COMMAND "${git}" -C "${SOURCE}" log -1 "--format=%H %ct" OUTPUT_VARIABLE head ERROR_QUIET)
        execute_process(COMMAND "${git}" -C "${SOURCE}" rev-parse --show-toplevel OUTPUT_VARIABLE top ERROR_QUIET
                        OUTPUT_STRIP_TRAILING_WHITESPACE)
        file(REAL_PATH "${SOURCE}" real)
        # The repository of somebody who unpacked us into his own is not ours.
        if(top STREQUAL real AND head MATCHES "^([0-9a-f]+) ([0-9]+)")
            set(commit "${CMAKE_MATCH_1}")
            set(time "${CMAKE_MATCH_2}")
            execute_process(COMMAND "${git}" -C "${SOURCE}" status --porcelain OUTPUT_VARIABLE changes ERROR_QUIET)
            if(changes)
                string(APPEND commit "-dirty")
            endif()
        endif()
    endif()
endif()

file(CONFIGURE OUTPUT "${OUT}" @ONLY CONTENT [[
// Written by cmake/commit.cmake.
#include "suite/commit.hpp"

namespace ocks {

std::string_view source_commit()
{
    return "@commit@";
}

}  // namespace ocks
]])
# For packaging/sbom.sh: the commit and when it was made, in seconds.
file(CONFIGURE OUTPUT "${TEXT}" @ONLY CONTENT "@commit@ @time@\n")
