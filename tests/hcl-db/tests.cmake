# SPDX-License-Identifier: GPL-3.0-or-later
ocks_tests(hcl-db ocks::hcl-db deps::curl deps::xml nlohmann_json::nlohmann_json)
target_sources(ocks_tests_hcl_db PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}/hcl-db/fixture.cpp"
                                         "${CMAKE_CURRENT_SOURCE_DIR}/hcl-db/fetch.cpp"
                                         "${CMAKE_CURRENT_SOURCE_DIR}/hcl-db/publish.cpp"
                                         "${CMAKE_CURRENT_SOURCE_DIR}/hcl-db/site/visit.cpp"
                                         "${CMAKE_CURRENT_SOURCE_DIR}/hcl-db/store/conformance.cpp"
                                         "${CMAKE_CURRENT_SOURCE_DIR}/hcl-db/store/postgres_server.cpp")

# For ./ocks bench hcl.
add_executable(ocks_bench_hcl bench/hcl.cpp hcl-db/fixture.cpp)
target_link_libraries(ocks_bench_hcl PRIVATE ocks::hcl-db nlohmann_json::nlohmann_json ocks_warnings)

# Pages as files, for what looks at them from outside.
add_executable(ocks_site_sample hcl-db/site/sample.cpp hcl-db/site/visit.cpp hcl-db/publish.cpp hcl-db/fixture.cpp)
target_link_libraries(ocks_site_sample PRIVATE ocks::hcl-db ocks_warnings)
foreach(test accessibility text_browser)
    add_test(NAME "hcl-db: ${test}" COMMAND "${CMAKE_CURRENT_SOURCE_DIR}/hcl-db/site/${test}.sh" "${PROJECT_BINARY_DIR}/bin")
    set_tests_properties("hcl-db: ${test}" PROPERTIES LABELS "hcl-db;${test}" SKIP_RETURN_CODE 77 TIMEOUT 600)
endforeach()
