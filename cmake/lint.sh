#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# cmake/lint.sh ROOT CACHE: clang-tidy 14, cppcheck and a second compiler over every source of ours.
# A source that was clean, with all headers of the project and the rules as they are now, is not
# looked at again: the names in CACHE are digests of those bytes.
set -eu

root=$1
cache=$2
build=$root/build/lint
mkdir -p "$cache" "$build"
cmake -S "$root" -B "$build" -G Ninja -DCMAKE_CXX_COMPILER=clang++-14 -DCMAKE_BUILD_TYPE=Debug -DOCKS_DEVELOPER=ON \
    -DOCKS_TESTS=OFF -DCMAKE_EXPORT_COMPILE_COMMANDS=ON > "$build/configure.log" 2>&1 ||
    { echo "lint: $build/configure.log: cmake failed" >&2; exit 3; }
# Headers that the build writes must be there before they are included.
ninja -C "$build" -t targets all | sed -n 's/^\(.*\.\(hpp\|cpp\)\): CUSTOM_COMMAND$/\1/p' | xargs -r ninja -C "$build" > /dev/null

rules=$( (cat "$root/.clang-tidy" "$root/cmake/warnings.cmake" "$root/cmake/lint.sh"; git -C "$root" ls-files -z -co --exclude-standard '*.hpp' |
    sort -z | (cd "$root" && xargs -0 cat)) | sha256sum | cut -c1-32)

check()
{
    # The commands of the compilation database, without what only a build needs.
    clang-tidy-14 --quiet -p "$build" "$1" 2> "$2.err" > "$2" || { cat "$2"; return 1; }
    cppcheck --enable=warning,performance,portability --inline-suppr --quiet --error-exitcode=1 --std=c++20 \
        --suppress=unknownMacro -I "$root" "$1" || return 1
}

failed=0
looked=0
for source in $(cd "$root" && git ls-files -co --exclude-standard 'core/*.cpp' 'probes/*.cpp' 'drivers-matrix/*.cpp' 'kernel/*.cpp' \
    'reports/*.cpp' 'suite/*.cpp' 'hcl-db/*.cpp'); do
    grep -q "/$source\"" "$build/compile_commands.json" || continue
    name=$( (echo "$rules"; cat "$root/$source") | sha256sum | cut -c1-32)
    [ ! -e "$cache/$name" ] || continue
    looked=$((looked + 1))
    if check "$root/$source" "$build/output.$$"; then : > "$cache/$name"; else failed=$((failed + 1)); fi
done
echo "lint: $looked sources looked at, $failed with findings" >&2
[ $failed -eq 0 ]
