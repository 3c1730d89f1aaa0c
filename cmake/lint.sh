#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# cmake/lint.sh ROOT CACHE: clang-tidy 14 and cppcheck over every source of ours. A source that was
# clean is not looked at again until it, a header of ours that it includes, or the rules change: the
# names in CACHE are digests of those bytes.
set -eu

root=$(cd "$1" && pwd)
cache=$2
build=$root/build/lint
plugin=$build/own_sources.so

# lint.sh ROOT CACHE --one SOURCE: one source; called below, two at a time.
if [ "${3-}" = --one ]; then
    source=$4
    # What the source includes of ours, by the preprocessor; the rest is Debian's (-MG: and need not be found).
    key=$(cd "$root" && { clang++-14 -std=c++20 -MM -MG -I . -I "$build/core" "$source" | tr ' \\' '\n\n' | grep -E '\.[hc]pp$' | LC_ALL=C sort -u |
        xargs sha256sum; sha256sum .clang-tidy cmake/lint.sh cmake/tidy/own_sources.cpp; } | sha256sum | cut -c1-32)
    [ ! -e "$cache/$key" ] || exit 0
    found=$build/$(echo "$source" | tr / _).txt
    # cppcheck takes every class with a view in it for costly to copy; what a copy costs is what clang-tidy's
    # performance-unnecessary-value-param knows.
    if clang-tidy-14 --load="$plugin" --checks=ocks-own-sources --quiet -p "$build" "$root/$source" > "$found" 2> "$found.errors" &&
        cppcheck --enable=warning,performance,portability --suppress=passedByValue --inline-suppr --quiet --error-exitcode=1 --std=c++20 \
            -I "$root" "$root/$source" >> "$found" 2>&1; then
        : > "$cache/$key"
        rm -f "$found" "$found.errors"
        echo "clean: $source"
    else
        grep -E 'error:|warning:' "$found" || { cat "$found"; tail -3 "$found.errors"; }
        exit 1
    fi
    exit 0
fi

mkdir -p "$cache" "$build"
cmake -S "$root" -B "$build" -G Ninja -DCMAKE_CXX_COMPILER=clang++-14 -DCMAKE_BUILD_TYPE=Debug -DOCKS_DEVELOPER=ON \
    -DOCKS_TESTS=OFF -DCMAKE_EXPORT_COMPILE_COMMANDS=ON > "$build/configure.log" 2>&1 ||
    { echo "lint: $build/configure.log: cmake failed" >&2; exit 3; }

llvm=/usr/lib/llvm-14/include
[ "$plugin" -nt "$root/cmake/tidy/own_sources.cpp" ] ||
    g++ -std=c++17 -O1 -fno-rtti -shared -fPIC -isystem $llvm "$root/cmake/tidy/own_sources.cpp" -o "$plugin" ||
    { echo "lint: cmake/tidy/own_sources.cpp: it does not compile against $llvm" >&2; exit 3; }

# Sources that the build writes are not ours to lint; the ones that it does not build are not ours at all.
(cd "$root" && git ls-files -co --exclude-standard 'core/*.cpp' 'probes/*.cpp' 'drivers-matrix/*.cpp' 'kernel/*.cpp' \
    'reports/*.cpp' 'suite/*.cpp' 'hcl-db/*.cpp') | while IFS= read -r source; do
    ! grep -q "/$source\"" "$build/compile_commands.json" || echo "$source"
done | xargs -P "$(nproc)" -n 1 "$0" "$root" "$cache" --one || { echo "lint: there are findings" >&2; exit 1; }
echo "lint: all clean"
