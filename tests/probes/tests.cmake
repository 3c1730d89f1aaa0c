# SPDX-License-Identifier: GPL-3.0-or-later
ocks_tests(probes ocks::probes fmt::fmt)

# The same probes on recorded machines, with other people's answers. Skipped where there is no corpus.
file(GLOB corpus_sources CONFIGURE_DEPENDS "probes/corpus/*.cpp")
add_executable(ocks_tests_probes_corpus ${corpus_sources})
target_link_libraries(ocks_tests_probes_corpus PRIVATE
    ocks::probes nlohmann_json::nlohmann_json fmt::fmt ocks_test_support ocks_test_main ocks_warnings)
set_target_properties(ocks_tests_probes_corpus PROPERTIES CXX_CLANG_TIDY "" CXX_CPPCHECK "")
catch_discover_tests(ocks_tests_probes_corpus TEST_PREFIX "probes: " PROPERTIES SKIP_REGULAR_EXPRESSION "SKIPPED: no corpus" LABELS corpus)
