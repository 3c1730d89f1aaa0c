# SPDX-License-Identifier: GPL-3.0-or-later
ocks_tests(hcl-db ocks::hcl-db deps::curl)
target_sources(ocks_tests_hcl_db PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}/hcl-db/fixture.cpp")
target_sources(ocks_tests_hcl_db PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}/hcl-db/store/conformance.cpp"
    "${CMAKE_CURRENT_SOURCE_DIR}/hcl-db/store/postgres_server.cpp")
