#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/kernel/release.sh ROOT: releases as data: lineage, fragments, and one line for what is wrong.
set -eu

root=$1
kernel=$root/kernel
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# expect WHAT WANTED GOT
expect()
{
    [ "$2" = "$3" ] || { printf 'not ok: %s\n  wanted: %s\n  got:    %s\n' "$1" "$2" "$3"; failed=1; }
}
read_release() { awk -v directory="$work" -v name="$1" -f "$kernel/build/release.awk" 2>&1; }
# release NAME LINE...: a release with these lines
release() { name=$1; shift; { echo "name = \"$name\""; printf '%s\n' "$@"; } > "$work/$name.toml"; }

release one 'level = "L1"' 'base = "6.12"' 'suffix = "1.ocks"' 'source = "linux-source-6.12"' 'architectures = ["x86_64"]' \
    'fragments = [' '    "base",  # of all' '    "nic",' ']'
release two 'level = "L2"' 'parent = "one"' 'suffix = "2.ocks"' 'drop = ["nic"]' 'fragments = ["disk"]'
release three 'level = "L3"' 'parent = "two"' 'suffix = "3.ocks"' 'fragments = ["nic", "home"]'

expect 'fragments of a list over several lines' 'release_fragments="base nic"' "$(read_release one | grep fragments)"
expect 'a derived release drops and adds' 'release_fragments="base disk"' "$(read_release two | grep fragments)"
expect 'a release of a derived one' 'release_fragments="base disk nic home"' "$(read_release three | grep fragments)"
expect 'what is not said is the parent'\''s' 'release_source="linux-source-6.12"' "$(read_release three | grep 'source=')"
expect 'the lineage begins with L1' 'release_lineage="one two three"' "$(read_release three | grep lineage)"

release typo 'level = "L1"' 'sufix = "1.ocks"'
expect 'a typo in a key' 'ocks kernel: releases/typo.toml:3: sufix: unknown key' "$(read_release typo)"
release twice 'level = "L1"' 'level = "L1"'
expect 'a key given twice' 'ocks kernel: releases/twice.toml:3: level: given twice' "$(read_release twice)"
release shell 'level = "$(id)"'
expect 'a value that a shell would run' 'ocks kernel: releases/shell.toml:2: level: odd character' "$(read_release shell)"
release orphan 'level = "L2"' 'parent = "nobody"'
expect 'a parent that is not there' 'ocks kernel: releases/nobody.toml: no such release' "$(read_release orphan)"
release circle 'level = "L2"' 'parent = "circle"'
expect 'a circle of parents' 'ocks kernel: releases/circle.toml: parent: the line of parents is a circle' "$(read_release circle)"
release root 'level = "L2"' 'parent = "one"' 'drop = ["gpu"]' 'suffix = "x"'
expect 'a fragment to drop that is not there' 'ocks kernel: releases/root.toml:4: drop: gpu: one has no such fragment' "$(read_release root)"
release open 'level = "L1"' 'fragments = [' '    "base",'
expect 'a list without an end' 'ocks kernel: releases/open.toml: fragments: the list does not end' "$(read_release open)"
release bare 'level = "L1"'
expect 'a key that is missing' 'ocks kernel: releases/bare.toml: base: missing' "$(read_release bare)"
release lone 'level = "L2"' 'base = "6.12"' 'suffix = "1"' 'source = "s"' 'architectures = ["x86_64"]' 'fragments = ["base"]'
expect 'an L2 release without a parent' 'ocks kernel: releases/lone.toml: parent: an L1 release has none, every other has one' "$(read_release lone)"

# The releases and fragments that there are.
for file in "$kernel"/releases/*.toml; do
    release=${file##*/}
    release=${release%.toml}
    said=$(awk -v directory="$kernel/releases" -v name="$release" -f "$kernel/build/release.awk") || failed=1
    for fragment in $(echo "$said" | sed -n 's/^release_fragments="\(.*\)"/\1/p'); do
        for path in "$kernel/config/$fragment".config "$kernel/config/$fragment".*.config; do [ ! -e "$path" ] || break; done
        [ -e "$path" ] || { echo "not ok: releases/$release.toml: $fragment: no such fragment"; failed=1; }
    done
done
exit $failed
