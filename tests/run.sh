#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ./ocks test [--all] [CTEST ARGUMENT...]: installs what the tests need, builds, and runs ctest.
# Everything but lint and sanitized, the two long looks at the source, and long, the rounds of faults and clean
# runs of tests/verdicts, runs by default; --all adds them, and -L LABEL[,LABEL...] or -R NAME picks. Kernels are built only if a test that was picked boots them: they are fixtures.
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
    left_out='lint|sanitized|long'
    # On a machine that has to build its kernel first, the fleet, with a second kernel, would take an hour more.
    "$root/kernel/build/build.sh" path > /dev/null 2>&1 || {
        say "the kernel has to be built first: the boots of the whole fleet are left to ./ocks test --all"
        left_out="$left_out|fleet"
    } ;;
esac

# Labels may stand in a list, as in -L tamper,redaction; ctest wants an expression.
last=
for argument; do
    shift
    [ "$last" != -L ] || argument=$(echo "$argument" | tr ',' '|')
    set -- "$@" "$argument"
    last=$argument
done

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
