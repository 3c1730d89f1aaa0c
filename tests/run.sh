#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ./ocks test [--all] [CTEST ARGUMENT...]: installs what the tests need, builds, and runs ctest.
# Everything runs by default; -L LABEL or -R NAME picks. The kernel is built only if a test that
# was picked boots it: it is a fixture of those tests.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
build=$root/build
export CCACHE_DIR="${XDG_CACHE_HOME:-$HOME/.cache}/ocks/ccache" CCACHE_BASEDIR="$root"

"$root/ocks" prepare-tests
# Without --all the two long looks at the source are left out: lint and sanitized. Both run alone by
# -L lint and -L sanitized.
left_out='lint|sanitized'
case ${1-} in
--all) left_out= && shift ;;
-*) left_out= ;;
esac

say() { echo "ocks: $*" >&2; }
say "building the programs and their tests; log: $build/build.log"
ninja -C "$build" > "$build/build.log" 2>&1 || {
    grep -m3 -E 'error|FAILED' "$build/build.log" >&2 || tail -3 "$build/build.log" >&2
    echo "ocks: $build/build.log: the build failed" >&2
    exit 3
}
cd "$build"
# Unit tests run beside a boot; two boots at once would only starve each other (RESOURCE_LOCK).
[ -z "$left_out" ] || { say "left out: lint and sanitized; ./ocks test --all runs them too" && set -- -LE "$left_out"; }
exec ctest --output-on-failure --no-tests=error -j"$(nproc)" "$@"
