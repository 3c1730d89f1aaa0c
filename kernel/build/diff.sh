#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What changed between two kernel builds, in words that a release note can use:
# configuration, drivers, modules. What hardware that gains or loses: `ocks-cert matrix diff`.
set -eu
export LC_ALL=C

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
die() { echo "ocks kernel: diff: $1" >&2; exit "${2:-2}"; }

arch=$(uname -m)
first=
second=
while [ $# -gt 0 ]; do
    case $1 in
    --arch) [ $# -ge 2 ] || die "--arch: needs a value"; arch=$2; shift ;;
    -h | --help)
        echo "usage: ocks kernel diff A B [--arch ARCH]"
        echo "A and B are releases that are built (their name, and +test for the test flavour), or directories that \`ocks kernel path\` prints."
        exit 0 ;;
    -*) die "$1: unknown argument; see --help" ;;
    *) if [ -z "$first" ]; then first=$1; elif [ -z "$second" ]; then second=$1; else die "$1: one too many; see --help"; fi ;;
    esac
    shift
done
[ -n "$second" ] || die "two builds are needed; see --help"

directory_of()
{
    if [ -d "$1" ]; then
        [ -r "$1/build.json" ] || die "$1: not a kernel build: it has no build.json"
        echo "$1"
        return 0
    fi
    flavour=
    case $1 in *+test) flavour='--flavour test' ;; esac
    # shellcheck disable=SC2086  # an option and its value
    "$here/build.sh" path --release "${1%+test}" --arch "$arch" $flavour
}
old=$(directory_of "$first") && new=$(directory_of "$second") || exit $?

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
field() { sed -n "s/^  \"$2\": \"\(.*\)\",\{0,1\}$/\1/p" "$1/build.json"; }
# The modules of a build: name, how its source stands, what it says it is.
modules_of()
{
    find "$1/lib/modules" -name '*.ko' | sort > "$2.paths"
    PATH=$PATH:/sbin:/usr/sbin
    while IFS= read -r path; do
        modinfo -0 "$path" | tr '\n\0' ' \n' | awk -v name="$(basename "$path" .ko)" '
            /^srcversion:/ { sub(/^[a-z]*: */, ""); version = $0 } /^description:/ { sub(/^[a-z]*: */, ""); text = text == "" ? $0 : text }
            END { gsub(/\t/, " ", text); print name "\t" version "\t" text }'
    done < "$2.paths" > "$2"
}
settings_of() { sed -n 's/^CONFIG_\([A-Za-z0-9_]*\)=\(.*\)$/\1\t\2/p' "$1/config" | sort; }
for side in old new; do
    eval "directory=\$$side"
    modules_of "$directory" "$work/$side.modules"
    settings_of "$directory" > "$work/$side.config"
    sed 's|.*/||; s|\.ko$||' "$directory"/lib/modules/*/modules.builtin | sort -u > "$work/$side.builtin"
done

echo "$(field "$old" release) -> $(field "$new" release), $(field "$new" architecture)"
for key in architecture level source source_sha256 compiler signing_key; do
    [ "$(field "$old" $key)" = "$(field "$new" $key)" ] || printf '  %-14s %s -> %s\n' "$key" "$(field "$old" $key)" "$(field "$new" $key)"
done

awk -F'\t' -v old="$work/old" -v new="$work/new" '
    function list(title, names, count,    i) {
        if (count == 0) return
        printf "\n%s (%d)\n", title, count
        for (i = 1; i <= count; i++) print "  " names[i]
    }
    function module(name, text) { return text == "" ? name : sprintf("%-24s %s", name, text) }
    BEGIN {
        while ((getline < (old ".modules")) > 0) { was[$1] = $2; text[$1] = $3 }
        while ((getline < (new ".modules")) > 0) { order[++n] = $1; is[$1] = $2; text[$1] = $3 }
        while ((getline < (old ".builtin")) > 0) was_in[$1] = 1
        while ((getline < (new ".builtin")) > 0) { is_in[$1] = 1; in_order[++m] = $1 }
        for (i = 1; i <= n; i++) {
            name = order[i]
            if (!(name in was) && name in was_in) to_module[++a] = module(name, text[name])
            else if (!(name in was)) gained[++b] = module(name, text[name])
            else if (was[name] != is[name]) changed[++c] = module(name, text[name])
        }
        for (i = 1; i <= m; i++) {
            name = in_order[i]
            if (name in was_in) continue
            if (name in was) to_builtin[++d] = module(name, text[name]); else gained_in[++e] = name
        }
        close(old ".modules"); close(old ".builtin")
        while ((getline < (old ".modules")) > 0) if (!($1 in is) && !($1 in is_in)) lost[++f] = module($1, $3)
        while ((getline < (old ".builtin")) > 0) if (!($1 in is) && !($1 in is_in)) lost_in[++g] = $1
        list("New drivers and modules", gained, b)
        list("New and built in", gained_in, e)
        list("No longer there", lost, f)
        list("No longer built in, nor a module", lost_in, g)
        list("A module, was built in", to_module, a)
        list("Built in, was a module", to_builtin, d)
        list("Changed source", changed, c)

        while ((getline < (old ".config")) > 0) had[$1] = $2
        while ((getline < (new ".config")) > 0) {
            has[$1] = $2
            if (!($1 in had)) on[++p] = $1 "=" $2
            else if (had[$1] != $2) other[++q] = $1 " " had[$1] " -> " $2
        }
        close(old ".config")
        while ((getline < (old ".config")) > 0) if (!($1 in has)) off[++r] = $1 "=" $2
        list("Configuration: switched on", on, p)
        list("Configuration: switched off", off, r)
        list("Configuration: other value", other, q)
        if (a + b + c + d + e + f + g + p + q + r == 0) print "\nThe same configuration, drivers and modules."
    }' < /dev/null
