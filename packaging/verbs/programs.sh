# SPDX-License-Identifier: GPL-3.0-or-later
# The programs: configured and compiled in build/, and in build/ARCH for another architecture.
# shellcheck shell=sh disable=SC2154  # root, build, bin and cache are set by ocks

# The tests are part of the same tree: switching them on recompiles nothing else.
configure()
{
    tests=$1
    [ -e "$build/tests-$tests" ] && [ -e "$build/build.ninja" ] && return 0
    rm -f "$build/tests-ON" "$build/tests-OFF"
    mkdir -p "$build"
    CCACHE_DIR="$cache/ccache" cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_CXX_COMPILER_LAUNCHER=ccache -DOCKS_TESTS="$tests" > "$build/configure.log" 2>&1 ||
        die "$build/configure.log: $(grep -m1 -A2 'CMake Error' "$build/configure.log" | tr '\n' ' ')"
    : > "$build/tests-$tests"
}

compile()
{
    CCACHE_DIR="$cache/ccache" CCACHE_BASEDIR="$root" ninja -C "$build" "$@" > "$build/build.log" 2>&1 ||
        die "$build/build.log: $(grep -m1 -E 'error|FAILED' "$build/build.log" || tail -1 "$build/build.log")"
}

# build_programs [NAME...]: these, or all three.
build_programs()
{
    need build
    tests=OFF
    [ ! -e "$build/tests-ON" ] || tests=ON
    configure "$tests"
    [ -e "$bin/ocks-cert" ] || say "building; log: $build/build.log"
    [ $# -gt 0 ] || set -- ocks-cert ocks-hcl ocks-boot
    compile "$@"
}

# suite_of ARCH: a build directory with bin/ocks-cert of that architecture.
suite_of()
{
    if [ "$1" = "$(uname -m)" ]; then
        build_programs ocks-cert
        echo "$build"
        return 0
    fi
    [ "$1" = aarch64 ] || die "--arch $1: there is no cross build of the suite for it" 2
    need build cross
    OCKS_USERSPACE=$("$root/kernel/image/userspace.sh" --arch "$1") || exit 3
    export OCKS_USERSPACE
    # A tree of other packages is another configuration.
    [ "$(cat "$build/$1/userspace" 2> /dev/null)" = "$OCKS_USERSPACE" ] || rm -rf "${build:?}/$1"
    mkdir -p "$build/$1"
    [ -e "$build/$1/build.ninja" ] ||
        (cd "$root" && CCACHE_DIR="$cache/ccache" cmake --preset "$1" -DCMAKE_CXX_COMPILER_LAUNCHER=ccache) > "$build/$1/configure.log" 2>&1 ||
        die "$build/$1/configure.log: $(grep -m1 -A2 'CMake Error' "$build/$1/configure.log" | tr '\n' ' ')"
    echo "$OCKS_USERSPACE" > "$build/$1/userspace"
    [ -e "$build/$1/bin/ocks-cert" ] || say "building the suite for $1; log: $build/$1/build.log"
    CCACHE_DIR="$cache/ccache" CCACHE_BASEDIR="$root" ninja -C "$build/$1" ocks-cert > "$build/$1/build.log" 2>&1 ||
        die "$build/$1/build.log: $(grep -m1 -E 'error|FAILED' "$build/$1/build.log" || tail -1 "$build/$1/build.log")"
    # ocks-boot cannot ask ldd which libraries another architecture has, so they lie beside the program.
    if [ ! "$build/$1/staged" -nt "$build/$1/bin/ocks-cert" ]; then
        "$root/kernel/image/suite.sh" --arch "$1" --suite "$build/$1" --tree "$build/$1/root" || exit 3
        : > "$build/$1/staged"
    fi
    echo "$build/$1"
}
