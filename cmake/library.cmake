# ocks_library(<folder> <source>...)
#
# Makes the calling folder the static library ocks::<folder>, each header of which compiles alone.
function(ocks_library folder)
    string(REPLACE "-" "_" name "${folder}")
    add_library(ocks_${name} STATIC ${ARGN})
    add_library(ocks::${folder} ALIAS ocks_${name})
    target_compile_features(ocks_${name} PUBLIC cxx_std_20)
    file(GLOB_RECURSE headers CONFIGURE_DEPENDS "*.hpp")
    target_sources(ocks_${name} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${headers})
    set_target_properties(ocks_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
    target_link_libraries(ocks_${name} PRIVATE ocks_warnings)
endfunction()

# ocks_program(<name> <source>...) makes an executable of ours, with the list of what it was built from beside it.
function(ocks_program name)
    add_executable(${name} ${ARGN})
    target_compile_features(${name} PUBLIC cxx_std_20)
    target_link_libraries(${name} PRIVATE ocks_warnings)
    ocks_sbom(${name})
    # g++ 12 sees null pointers inside of CLI11 and its strings when it optimizes; nothing but the command line includes them.
    list(FILTER ARGN INCLUDE REGEX "main.cpp|command_line")
    set_source_files_properties(${ARGN} PROPERTIES COMPILE_OPTIONS "$<$<CXX_COMPILER_ID:GNU>:-Wno-null-dereference>")
endfunction()
