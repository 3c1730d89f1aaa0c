#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/rules/sanitized.sh ROOT: everything once more by the second compiler, clang, with the address
# and undefined behaviour sanitizers: all unit tests, each fuzzer over the inputs kept in
# tests/fuzz/NAME/, and each for a few seconds over inputs of its own.
set -eu

root=$1
seconds=${OCKS_FUZZ_SECONDS:-2}
build=$root/build/fuzz
mkdir -p "$build"
export CCACHE_DIR="${XDG_CACHE_HOME:-$HOME/.cache}/ocks/ccache" CCACHE_BASEDIR="$root"
cd "$root"
cmake --preset fuzz -DCMAKE_CXX_COMPILER_LAUNCHER=ccache > "$build/configure.log" 2>&1 ||
    { tail -5 "$build/configure.log"; exit 1; }
cmake --build "$build" > "$build/build.log" 2>&1 || { grep -m5 -E 'error|FAILED' "$build/build.log"; exit 1; }

# Leaks of libraries are theirs; everything else ends the test.
export ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1
ctest --test-dir "$build" -L unit --output-on-failure -j"$(nproc)"

failed=0
for fuzzer in "$build"/bin/ocks_fuzz_*; do
    name=${fuzzer##*/ocks_fuzz_}
    kept=$root/tests/fuzz/$name
    found=$build/corpus/$name
    mkdir -p "$found"
    [ -d "$kept" ] || kept=
    # shellcheck disable=SC2086  # nothing, or one path without blanks
    { [ -z "$kept" ] || "$fuzzer" -runs=0 $kept > "$build/$name.log" 2>&1; } &&
        "$fuzzer" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 "$found" $kept > "$build/$name.log" 2>&1 ||
        { tail -20 "$build/$name.log"; failed=1; continue; }
    echo "$name: $(grep -E '^Done' "$build/$name.log")"
done
[ $failed -eq 0 ]
