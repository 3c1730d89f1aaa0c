#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ./ocks test [--all] [CTEST ARGUMENT...]: installs what the tests need, builds, and runs ctest.
# Everything runs by default, but on a machine that has no kernel yet the fleet and the two long looks at the source
# are left out; --all runs them there too, and -L LABEL or -R NAME picks. Kernels are built only if a test that was picked boots them: they are fixtures.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
build=$root/build
export CCACHE_DIR="${XDG_CACHE_HOME:-$HOME/.cache}/ocks/ccache" CCACHE_BASEDIR="$root"
say() { echo "ocks: $*" >&2; }

"$root/ocks" prepare-tests
left_out=
case ${1-} in
--all) shift ;;
-*) ;;
*)
    # On a machine that has to build its kernel first, they and a second kernel would take an hour and a half more.
    "$root/kernel/build/build.sh" path > /dev/null 2>&1 || {
        say "the kernel has to be built first: the boots of the whole fleet, lint and sanitized are left to ./ocks test --all"
        left_out='fleet|lint|sanitized'
    } ;;
esac

say "building the programs and their tests; log: $build/build.log"
ninja -C "$build" > "$build/build.log" 2>&1 || {
    grep -m3 -E 'error|FAILED' "$build/build.log" >&2 || tail -3 "$build/build.log" >&2
    echo "ocks: $build/build.log: the build failed" >&2
    exit 3
}
cd "$build"
[ -z "$left_out" ] || {
    say "left out: $left_out; ./ocks test --all runs them too"
    set -- -LE "$left_out" "$@"
}
# Unit tests run beside a boot; two boots at once would only starve each other (RESOURCE_LOCK).
rm -rf "$build/corpus/scores"
case " $* " in *' corpus '*) ;; *) exec ctest --output-on-failure --no-tests=error -j"$(nproc)" "$@" ;; esac
status=0
ctest --output-on-failure --no-tests=error "$@" || status=$?
"$root/tests/corpus_scores.sh" "$build/corpus/scores" --fields
exit $status
