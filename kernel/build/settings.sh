# SPDX-License-Identifier: GPL-3.0-or-later
# The .config of a release: its fragments put together, merged by the kernel's own `allnoconfig`, and
# each line that was asked for looked up in what came out.
# shellcheck shell=sh

# fragments_of CONFIG_DIRECTORY FRAGMENTS ARCH -> paths. A fragment is NAME.config, for every
# architecture, or NAME.ARCH.config, for one, or both; `arch-ARCH` is always among them.
fragments_of()
{
    fragment_paths=
    for fragment in $2 "arch-$3"; do
        found=
        for path in "$1/$fragment.config" "$1/$fragment.$3.config"; do
            [ ! -r "$path" ] || { fragment_paths="$fragment_paths $path"; found=1; }
        done
        [ -n "$found" ] || ls "$1/$fragment".*.config > /dev/null 2>&1 ||
            die "releases/$release_name.toml: fragments: $fragment: no config/$fragment.config" 2
    done
    echo "$fragment_paths"
}

# requested_lines BASE FRAGMENT_PATH...: what the fragments ask of a kernel of version BASE. A line that
# ends in `# since 6.7` is asked of 6.7 and later only. The line's place follows after a tab.
requested_lines()
{
    base=$1
    shift
    awk -v base="$base" '
        function number(version,    part) { split(version, part, "."); return part[1] * 1000 + part[2] }
        /^(CONFIG_[A-Za-z0-9_]+=|# CONFIG_[A-Za-z0-9_]+ is not set)/ {
            line = $0
            if (match(line, /[ \t]*# since [0-9.]+$/)) {
                since = substr(line, RSTART); sub(/.* /, "", since)
                line = substr(line, 1, RSTART - 1)
                if (number(base) < number(since)) next
            }
            file = FILENAME; sub(/.*\//, "", file)
            # A later fragment has the last word on a symbol.
            symbol = line; sub(/^# /, "", symbol); sub(/[ =].*/, "", symbol)
            if (!(symbol in said)) order[++count] = symbol
            said[symbol] = line "\tconfig/" file ":" FNR
            next
        }
        /^[ \t]*(#.*)?$/ { next }
        { print "ocks kernel: " FILENAME ":" FNR ": neither CONFIG_NAME=value nor a comment" > "/dev/stderr"; failed = 1; exit 2 }
        END { if (!failed) for (i = 1; i <= count; i++) print said[order[i]] }' "$@"
}

# check_settings TREE CONFIG SRCARCH REQUESTED: nothing, or one line for each symbol that did not get its value.
check_settings()
{
    awk -F'\t' 'NR == FNR { has[$0] = 1; next } !($1 in has)' "$2" "$4" > "$4.lost"
    [ -s "$4.lost" ] || return 0
    wanted=$(sed -n 's/^\(# \)\{0,1\}CONFIG_\([A-Za-z0-9_]*\).*/\2/p' "$4.lost" | tr '\n' ' ')
    awk -v tree="$1" -v config="$2" -v arch="$3" -v wanted="$wanted" -f "$here/unmet.awk" > "$4.reasons"
    awk -F'\t' 'NR == FNR { reason[$1] = $2; next }
        { name = $1; sub(/^# /, "", name); sub(/^CONFIG_/, "", name); sub(/[ =].*/, "", name)
          print "ocks kernel: " $2 ": " $1 ": lost: " reason[name] }' "$4.reasons" "$4.lost" >&2
    return 1
}
