# Every library we use, under one name each. None of Debian's packages for the C ones has a CMake
# config, so they come by pkg-config. docs/decisions/ says why these.
find_package(tl-expected REQUIRED)
find_package(OpenSSL 3 REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(PkgConfig REQUIRED)

foreach(module libpci hwloc numa libkmod libudev tinyxml2 libcurl liblzma libzstd libmicrohttpd sqlite3 libpq libxml-2.0 blkid zlib)
    pkg_check_modules(${module} REQUIRED IMPORTED_TARGET GLOBAL ${module})
    string(REGEX REPLACE "^lib|-2.0$" "" name "${module}")
    add_library(deps::${name} ALIAS PkgConfig::${module})
endforeach()

# toml++ is used header-only: Debian's CMake config would link its shared library.
find_path(TOMLPLUSPLUS_INCLUDE toml++/toml.h REQUIRED)
add_library(deps_tomlplusplus INTERFACE)
target_include_directories(deps_tomlplusplus SYSTEM INTERFACE "${TOMLPLUSPLUS_INCLUDE}")
target_compile_definitions(deps_tomlplusplus INTERFACE TOML_EXCEPTIONS=0)
add_library(deps::tomlplusplus ALIAS deps_tomlplusplus)
