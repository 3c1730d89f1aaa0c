# cmake -DROOT=<source dir> -P check_licence.cmake
# Fails if a source file does not name its licence in its first three lines.
cmake_minimum_required(VERSION 3.25)

foreach(folder core probes drivers-matrix kernel suite reports hcl-db tests)
    file(GLOB_RECURSE files "${ROOT}/${folder}/*.?pp" "${ROOT}/${folder}/*.sh" "${ROOT}/${folder}/CMakeLists.txt")
    foreach(file IN LISTS files)
        file(READ "${file}" head LIMIT 200)
        if(NOT head MATCHES "SPDX-License-Identifier: GPL-3.0-or-later")
            file(RELATIVE_PATH name "${ROOT}" "${file}")
            message(SEND_ERROR "${name}: no SPDX-License-Identifier: GPL-3.0-or-later")
        endif()
    endforeach()
endforeach()
