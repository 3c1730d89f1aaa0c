#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The boot image: the same bytes from the same content, libraries as the dynamic loader finds them, the
# userspace of the other architecture without a network once it is there, wrong use in one line.
. "$(dirname -- "$0")/lib.sh"
. "$root/kernel/image/closure.sh"

cache=$XDG_CACHE_HOME/ocks
kernel=${OCKS_KERNEL:-$("$root/ocks" kernel path)} || wrong "no kernel"

# What ldd says of this host's programs is what is read from them.
programs=$(awk '/^[^#]/ { for (i = 2; i <= NF; i++) if ($i ~ /bin\//) print $i }' "$root/kernel/image/guest/tools")
# shellcheck disable=SC2086  # a list of paths
closure "$(uname -m)" / $programs > "$scratch/read"
# shellcheck disable=SC2086
ldd $programs 2> /dev/null | awk '$2 == "=>" && $3 ~ /^\// { print $3 } NF == 2 && $1 ~ /^\/.*\.so/ { print $1 }' |
    while read -r path; do echo "$(readlink -f "$(dirname "$path")")/${path##*/}"; done | sort -u > "$scratch/ldd"
[ -s "$scratch/read" ] || wrong "no library was found"
diff "$scratch/ldd" "$scratch/read" || wrong "ldd finds other libraries"
! closure "$(uname -m)" "$scratch" /bin/ls > "$scratch/missing" || wrong "a missing library is not noticed"
[ "$(wc -l < "$scratch/missing")" = 1 ] || wrong "more than the missing library is named"

# Twice from nothing but the packages.
first=$("$root/kernel/image/image.sh" --kernel "$kernel" 2> /dev/null)
mkdir -p "$scratch/cache/ocks"
[ ! -e "$cache/userspace" ] || ln -s "$cache/userspace" "$scratch/cache/ocks/userspace"
second=$(XDG_CACHE_HOME=$scratch/cache "$root/kernel/image/image.sh" --kernel "$kernel" 2> /dev/null)
[ "$first" != "$second" ] || wrong "the second image was not built"
cmp "$first/image.cpio" "$second/image.cpio" || wrong "two images of the same content differ"
diff "$first/manifest" "$second/manifest" || wrong "two manifests of the same content differ"
rm -rf "$scratch/cache"
for file in init usr/bin/busybox usr/bin/mount usr/lib/ocks/live; do
    cpio --quiet -t < "$first/image.cpio" | grep -qx "$file" || wrong "the image lacks $file"
done

# The applets are read from busybox; where it runs it can be asked as well.
/bin/busybox --list | sort > "$scratch/applets"
cpio --quiet -tv < "$first/image.cpio" | sed -n 's|^l.* usr/bin/\(.*\) -> busybox$|\1|p' | sort > "$scratch/linked"
[ -z "$(comm -13 "$scratch/applets" "$scratch/linked")" ] || wrong "links to applets that are none: $(comm -13 "$scratch/applets" "$scratch/linked")"
[ "$(wc -l < "$scratch/linked")" -gt 200 ] || wrong "only $(wc -l < "$scratch/linked") applets"

# The other architecture: once it is there, it is there without a network.
case $(uname -m) in x86_64) other=aarch64 loader=ld-linux-aarch64.so.1 ;; *) other=x86_64 loader=ld-linux-x86-64.so.2 ;; esac
there=$("$root/kernel/image/userspace.sh" --arch $other) || wrong "no userspace of $other"
if unshare -n true 2> /dev/null; then
    [ "$(unshare -n "$root/kernel/image/userspace.sh" --arch $other)" = "$there" ] || wrong "it wants a network for what is there"
fi
closure $other "$there" "$there/usr/bin/fio" "$there/bin/ip" > "$scratch/other" || wrong "a library of $other is missing: $(cat "$scratch/other")"
grep -q "/$loader\$" "$scratch/other" || wrong "the loader of $other is missing"
! grep -q "$(uname -m)" "$scratch/other" || wrong "a library of this host among those of $other"
[ -z "$(find "$there" -type l -lname '/*' -print -quit)" ] || wrong "a link leads out of $there"

expect 2 "$root/kernel/image/userspace.sh" --arch vax
one_line "$scratch/errors"
expect 2 "$root/kernel/image/image.sh" --kernel "$scratch"
one_line "$scratch/errors"
expect 2 "$root/ocks" image --medium 3 -o "$scratch/medium"
one_line "$scratch/errors"
expect 3 "$root/kernel/image/suite.sh" --arch "$(uname -m)" --suite "$scratch" -o "$scratch/suite.cpio"
one_line "$scratch/errors"
