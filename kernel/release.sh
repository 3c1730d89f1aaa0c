# SPDX-License-Identifier: GPL-3.0-or-later
# Reads kernel/releases/NAME.toml into shell variables: a flat file of known keys, strings and
# lists of strings. Anything else is refused with its line.
# shellcheck shell=sh

# read_release FILE -> release_name release_level ... ; lists are separated by blanks
read_release()
{
    [ -r "$1" ] || { echo "ocks kernel: $1: no such release" >&2; exit 2; }
    release_text=$(awk -v file="$1" '
        function refuse(why) { print "ocks kernel: " file ":" NR ": " why > "/dev/stderr"; failed = 1; exit 2 }
        function emit(k, v) { if (v !~ /^[A-Za-z0-9_.\/ -]*$/) refuse(k ": odd character"); print "release_" k "=\"" v "\"" }
        BEGIN { n = split("name level parent base suffix source architectures fragments", known, " ")
                for (i = 1; i <= n; i++) valid[known[i]] = 1 }
        /^[ \t]*(#.*)?$/ { next }
        list != "" {
            closing = sub(/\].*$/, ""); gsub(/[",\t]/, " "); value = value " " $0
            if (closing) { gsub(/ +/, " ", value); sub(/^ /, "", value); sub(/ $/, "", value); emit(list, value); list = "" }
            next
        }
        !/^[a-z_]+ = / { refuse("not `key = value`") }
        {
            key = $1
            if (!(key in valid)) refuse(key ": unknown key")
            if (key in seen) refuse(key ": given twice")
            seen[key] = 1
            rest = substr($0, length(key) + 4)
            if (rest ~ /^"[^"]*"$/) emit(key, substr(rest, 2, length(rest) - 2))
            else if (rest ~ /^\[.*\]$/) { gsub(/[][",]/, " ", rest); gsub(/ +/, " ", rest); sub(/^ /, "", rest); sub(/ $/, "", rest); emit(key, rest) }
            else if (rest == "[") { list = key; value = "" }
            else refuse(key ": neither a string nor a list of strings")
        }
        END {
            if (failed) exit 2
            if (list != "") refuse(list ": the list does not end")
            for (i = 1; i <= n; i++) if (!(known[i] in seen)) { print "ocks kernel: " file ": " known[i] ": missing" > "/dev/stderr"; exit 2 }
        }' "$1") || exit 2
    eval "$release_text"
}
