# ocks_commit: the target that keeps OCKS_COMMIT_SOURCE and OCKS_COMMIT_TEXT up to date, for whoever is linked with them.
set(OCKS_COMMIT_SOURCE "${CMAKE_BINARY_DIR}/commit.cpp")
set(OCKS_COMMIT_TEXT "${CMAKE_BINARY_DIR}/commit.txt")
add_custom_target(ocks_commit
    COMMAND "${CMAKE_COMMAND}" "-DSOURCE=${PROJECT_SOURCE_DIR}" "-DOUT=${OCKS_COMMIT_SOURCE}" "-DTEXT=${OCKS_COMMIT_TEXT}"
            -P "${PROJECT_SOURCE_DIR}/cmake/commit.cmake"
    BYPRODUCTS "${OCKS_COMMIT_SOURCE}" "${OCKS_COMMIT_TEXT}"
    COMMENT "" VERBATIM)

# ocks_sbom(<program>) puts <program>.spdx.json beside the program whenever that is linked: what it was built from.
set(OCKS_PARTS "")
foreach(header tl/expected.hpp CLI/CLI.hpp nlohmann/json.hpp toml++/toml.h)
    find_file(OCKS_PART_${header} NAMES ${header} REQUIRED)
    mark_as_advanced(OCKS_PART_${header})
    list(APPEND OCKS_PARTS --header "${OCKS_PART_${header}}")
endforeach()
function(ocks_sbom program)
    add_dependencies(${program} ocks_commit)
    set(sbom "$<TARGET_FILE_DIR:${program}>/${program}.spdx.json")
    add_custom_command(TARGET ${program} POST_BUILD
        COMMAND sh "${PROJECT_SOURCE_DIR}/packaging/sbom.sh" --program "$<TARGET_FILE:${program}>" --arch "${CMAKE_SYSTEM_PROCESSOR}"
                --root "${CMAKE_SYSROOT}/" --version "${PROJECT_VERSION}" --commit "${OCKS_COMMIT_TEXT}"
                ${OCKS_PARTS} --compiler "${CMAKE_CXX_COMPILER}" --or-none -o "${sbom}"
        BYPRODUCTS "${CMAKE_RUNTIME_OUTPUT_DIRECTORY}/${program}.spdx.json"
        VERBATIM)
endfunction()
