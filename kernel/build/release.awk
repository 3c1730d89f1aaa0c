# SPDX-License-Identifier: GPL-3.0-or-later
# Prints a release of kernel/releases/ as shell assignments: release_KEY="value", lists separated by blanks.
#
#   awk -v directory=kernel/releases -v name=ocks-2611 -f release.awk
#
# A release is a flat TOML file of known keys, strings and lists of strings; anything else is refused
# with its line, on standard error, with exit status 2. What a derived release does not say is its
# parent's; its fragments are its parent's, without those of `drop`, and then its own.

BEGIN {
    split("name level parent base suffix source source_sha256 architectures fragments drop patches note", keys, " ")
    for (i in keys) known[keys[i]] = 1
    load(name)
    split("name level base suffix source architectures fragments", required, " ")
    for (i = 1; i in required; i++) if (merged[required[i]] == "") stop(file_of(name) ": " required[i] ": missing")
    if (merged["name"] != name) stop(file_of(name) ": name: " merged["name"] ": is not the name of the file")
    if (merged["level"] !~ /^L[123]$/) stop(file_of(name) ": level: " merged["level"] ": must be L1, L2 or L3")
    if ((merged["level"] == "L1") != (merged["parent"] == "")) stop(file_of(name) ": parent: an L1 release has none, every other has one")
    if (merged["source_sha256"] !~ /^([0-9a-f]*)$/ || length(merged["source_sha256"]) % 64 != 0)
        stop(file_of(name) ": source_sha256: must be 64 hexadecimal digits")
    for (i = 1; i in keys; i++) print "release_" keys[i] "=\"" merged[keys[i]] "\""
    print "release_lineage=\"" lineage "\""
}

function file_of(release) { return "releases/" release ".toml" }
function stop(why) { print "ocks kernel: " why > "/dev/stderr"; exit 2 }

# The parent first, so that what the release itself says stands.
function load(release,    parent, kept, words, n, i, dropped) {
    if (release in loaded) stop(file_of(release) ": parent: the line of parents is a circle")
    loaded[release] = 1
    read_file(release)
    parent = value[release, "parent"]
    lineage = release (lineage == "" ? "" : " ") lineage
    if (parent != "") load(parent)
    n = split(value[release, "drop"], words, " ")
    for (i = 1; i <= n; i++) {
        if (index(" " merged["fragments"] " ", " " words[i] " ") == 0)
            stop(file_of(release) ":" line_of[release, "drop"] ": drop: " words[i] ": " (parent == "" ? "there is no parent" : parent " has no such fragment"))
        dropped[words[i]] = 1
    }
    n = split(merged["fragments"], words, " ")
    for (i = 1; i <= n; i++) if (!(words[i] in dropped)) kept = kept (kept == "" ? "" : " ") words[i]
    for (i = 1; i in keys; i++)
        if ((release, keys[i]) in value || keys[i] == "parent" || keys[i] == "drop" || keys[i] == "note") merged[keys[i]] = value[release, keys[i]]
    merged["fragments"] = kept (kept != "" && value[release, "fragments"] != "" ? " " : "") value[release, "fragments"]
}

function read_file(release,    path, line, number, key, rest, list) {
    path = directory "/" release ".toml"
    while ((status = (getline line < path)) > 0) {
        number++
        where = file_of(release) ":" number ": "
        if (list != "") {
            if (line !~ /^[ \t]*("[^"]*",?[ \t]*)*\]?[ \t]*(#.*)?$/) stop(where list ": neither a string nor the end of the list")
            sub(/[ \t]*#.*$/, "", line)
            rest = rest " " line
            if (line ~ /\]/) { put(release, list, words_of(rest), number); list = "" }
            continue
        }
        if (line ~ /^[ \t]*(#.*)?$/) continue
        if (line !~ /^[a-z_0-9]+ = /) stop(where "not `key = value`")
        key = line; sub(/ = .*/, "", key)
        if (!(key in known)) stop(where key ": unknown key")
        if ((release, key) in value) stop(where key ": given twice")
        rest = substr(line, length(key) + 4)
        if (rest ~ /^"[^"]*"$/) put(release, key, substr(rest, 2, length(rest) - 2), number)
        else if (rest ~ /^\[[ \t]*("[^"]*"(,[ \t]*|[ \t]*\]))*\]?$/ && rest ~ /\]$/) put(release, key, words_of(rest), number)
        else if (rest == "[") { list = key; rest = "" }
        else stop(where key ": neither a string nor a list of strings")
    }
    if (status < 0 || number == 0) stop(file_of(release) ": no such release")
    if (list != "") stop(file_of(release) ": " list ": the list does not end")
    close(path)
}

function words_of(text) { gsub(/[][",\t]/, " ", text); gsub(/ +/, " ", text); sub(/^ /, "", text); sub(/ $/, "", text); return text }

# Values end up in a shell: only what a name, a version or a sentence needs.
function put(release, key, text, number) {
    if (text !~ /^[A-Za-z0-9_.,:;()\/ +-]*$/) stop(where key ": odd character")
    value[release, key] = text
    line_of[release, key] = number
}
