# SPDX-License-Identifier: GPL-3.0-or-later
# Which libraries programs need, read from the programs: unlike ldd it runs nothing, so it works for the
# programs of another architecture in a tree of their own.
# shellcheck shell=sh

# needs FILE...: SONAME RUNPATH for each library of each file, and the absolute path of a loader.
needs()
{
    readelf -dlW "$@" 2> /dev/null | awk '
        function inside(text) { sub(/^[^[]*\[/, "", text); sub(/\].*/, "", text); return text }
        function flush() { for (i = 1; i <= count; i++) print name[i], path; count = 0; path = "" }
        /^File: / { flush() }
        /\((RUNPATH|RPATH)\)/ { path = inside($0) }
        /\(NEEDED\)/ { name[++count] = inside($0) }
        /Requesting program interpreter: / { sub(/.*: /, ""); sub(/\].*/, ""); print }
        END { flush() }' | sort -u
}

# place_of TRIPLET ROOT NAME RUNPATH: where the dynamic loader would find it, as a path inside of ROOT.
place_of()
{
    case $3 in /*) set -- "$1" "$2" "${3##*/}" "${3%/*}" ;; esac
    for directory in $(echo "$4" | tr ':' ' ') "/usr/lib/$1" "/lib/$1" /usr/lib /lib /usr/lib64 /lib64; do
        [ -e "$2$directory/$3" ] || continue
        # /lib is a link into /usr, and one library must not go by two names.
        directory=$(readlink -f "$2$directory")
        echo "${directory#"$2"}/$3"
        return 0
    done
    return 1
}

# closure ARCH ROOT FILE...: every library that the FILEs need, and their loader; one path inside of ROOT a line,
# sorted. ROOT is / or a tree. Status 1, and what is missing as the only line, if one is not there.
closure()
{
    closure_triplet=$1-linux-gnu
    closure_root=${2%/}
    shift 2
    closure_names=" "
    closure_paths=
    while [ $# -gt 0 ]; do
        closure_round=$(needs "$@")
        set --
        while read -r name runpath; do
            case $closure_names in *" ${name##*/} "*) continue ;; esac
            [ -n "$name" ] || continue
            closure_names="$closure_names${name##*/} "
            path=$(place_of "$closure_triplet" "$closure_root" "$name" "$runpath") || { echo "$name"; return 1; }
            closure_paths="$closure_paths $path"
            set -- "$@" "$closure_root$path"
        done << END
$closure_round
END
    done
    # shellcheck disable=SC2086  # a list of paths
    printf '%s\n' $closure_paths | sort -u
}
