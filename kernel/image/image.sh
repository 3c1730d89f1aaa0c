#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the boot image of a kernel build and prints the directory that holds it.
#
#   kernel/image/image.sh [build|path] --kernel DIR
#
# The image is an initramfs for the kernel's architecture: busybox, the tools of kernel/image/guest/tools from
# Debian's packages with the libraries they need, the kernel's modules, and kernel/image/guest/init. What a single
# boot adds (the suite, its command) is a second archive behind it, made by ocks-boot or kernel/image/iso.sh, so that a
# rebuilt suite does not make a new image. The directory is named by the content of everything that went in.
set -eu
export LC_ALL=C

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/closure.sh"
die() { echo "ocks image: $1" >&2; exit "${2:-3}"; }
say() { [ -n "${OCKS_QUIET-}" ] || echo "image: $*" >&2; }

verb=build
kernel=
while [ $# -gt 0 ]; do
    case $1 in
    build | path) verb=$1 ;;
    --kernel)
        [ $# -ge 2 ] || die "$1: needs a value" 2
        kernel=$2
        shift ;;
    -h | --help)
        echo "usage: ocks image [build|path] --kernel DIR"
        exit 0 ;;
    *) die "$1: unknown argument; see --help" 2 ;;
    esac
    shift
done
[ -n "$kernel" ] || kernel=$(sh "$here/../build/build.sh" path) || exit 3
[ -r "$kernel/release" ] || die "$kernel: not a kernel build: it has no file 'release'" 2
release=$(cat "$kernel/release")
[ -d "$kernel/lib/modules/$release" ] || die "$kernel/lib/modules/$release: no such directory"
arch=$(sed -n 's/.*"architecture": "\(.*\)".*/\1/p' "$kernel/build.json" 2> /dev/null) || true
[ -n "$arch" ] || arch=$(uname -m)
PATH=$PATH:/sbin:/usr/sbin
for tool in cpio depmod dpkg-query readelf sha256sum; do
    command -v $tool > /dev/null || die "$tool: not found; ./ocks run installs it"
done
userspace=$(sh "$here/userspace.sh" "$verb" --arch "$arch") || exit 3
userspace=${userspace%/}

# The files that go in, by the path under which they will be found: /bin and /lib are links into /usr.
packages=
files=
while read -r package paths; do
    case $package in '' | '#'*) continue ;; esac
    packages="$packages $package"
    for path in $paths; do
        [ -r "$userspace$path" ] || die "$userspace$path: no such file; install the package $package"
        files="$files $(readlink -f "$userspace$(dirname "$path")")/${path##*/}"
    done
done < "$here/guest/tools"
# shellcheck disable=SC2086  # a list of paths of our own making
programs=$(printf '%s\n' $files | grep -E '/s?bin/')
# shellcheck disable=SC2086
libraries=$(closure "$arch" "$userspace/" $programs) || die "a library is missing: $libraries"
libraries=$(for path in $libraries; do echo "$userspace$path"; done)

cache=${XDG_CACHE_HOME:-$HOME/.cache}/ocks/image
# shellcheck disable=SC2086
key=$( (basename "$kernel"; cat "$kernel/build.json" 2> /dev/null || sha256sum < "$kernel/vmlinuz"
    cat "$here/image.sh" "$here/closure.sh" "$here/guest/init" "$here/guest/live" "$here/guest/devices.sh" | sha256sum
    sha256sum $files $libraries) | sha256sum | cut -c1-16)
built=$cache/$release-$key
if [ "$verb" = path ]; then
    [ -e "$built/manifest" ] || die "$release: no image yet; run: kernel/image/image.sh build"
    : > "$built/.used"
    echo "$built"
    exit 0
fi
if [ -e "$built/manifest" ]; then
    : > "$built/.used"
    echo "$built"
    exit 0
fi

mkdir -p "$cache" 2> /dev/null || die "$cache: cannot create"
exec 9> "$cache/lock"
flock 9
[ ! -e "$built/manifest" ] || { echo "$built"; exit 0; }
work=$cache/work-$key
rm -rf "$work"
root=$work/root
free=$(df -Pk "$cache" | awk 'NR == 2 { print int($4 / 1024) }')
[ "$free" -ge 600 ] || die "$cache: $free MB are free, an image takes 600"
say "making the image of $release for $arch"

mkdir -p "$root/usr/bin" "$root/usr/sbin" "$root/usr/lib/ocks" "$root/usr/lib64" "$root/dev" "$root/proc" "$root/sys" \
    "$root/run" "$root/tmp" "$root/etc" "$root/ocks" "$root/var"
for name in bin sbin lib lib64; do ln -s "usr/$name" "$root/$name"; done
ln -s ../run "$root/var/run"
for path in $files $libraries; do
    inside=${path#"$userspace"}
    mkdir -p "$root${inside%/*}"
    cp -L "$path" "$root$inside"
done
for name in modprobe depmod lsmod modinfo insmod rmmod; do ln -s ../bin/kmod "$root/usr/sbin/$name"; done
ln -s dash "$root/usr/bin/sh"
# Busybox fills in what no package provides. It may be of another architecture and cannot be asked, but its
# applet_names is one run of sorted words, each ended by a zero byte, from `[` on (its own include/applet_tables.h).
applets=$(tr '\0' '\n' < "$root/usr/bin/busybox" |
    awk 'before == "[" && $0 == "[[" { inside = 1; print before }
         inside && !/^[a-z0-9[_.-]+$/ { exit }
         inside { print }
         { before = $0 }')
for applet in mount sh stty zcat; do
    echo "$applets" | grep -qx "$applet" || die "$userspace/bin/busybox: cannot find its applet $applet"
done
for applet in $applets; do
    [ -e "$root/usr/bin/$applet" ] || [ -e "$root/usr/sbin/$applet" ] || ln -s busybox "$root/usr/bin/$applet"
done
echo 'root:x:0:0:root:/:/bin/sh' > "$root/etc/passwd"
echo 'root:x:0:' > "$root/etc/group"
printf 'NAME="OCKS boot image"\nID=ocks\nVERSION_ID="%s"\n' "$release" > "$root/etc/os-release"
echo '127.0.0.1 localhost' > "$root/etc/hosts"
mkdir -p "$root/usr/lib/modules"
cp -r "$kernel/lib/modules/$release" "$root/usr/lib/modules/"
rm -f "$root/usr/lib/modules/$release/build" "$root/usr/lib/modules/$release/source"
find "$root/usr/lib/modules" -name '*.ko.*' | grep . > /dev/null && die "$kernel: its modules are compressed; the image wants them plain"
depmod -b "$root" "$release" || die "depmod failed on $root"
cp "$here/guest/init" "$root/init"
cp "$here/guest/live" "$root/usr/lib/ocks/live"
cp "$here/guest/devices.sh" "$root/usr/lib/ocks/devices.sh"
chmod 755 "$root/init" "$root/usr/lib/ocks/live"

# The same bytes from the same content: sorted names, one time, no owner, no inode numbers.
# Not compressed: under emulation the guest unpacks it twice as fast as anything it must decompress first.
find "$root" -exec touch -h -d @0 {} +
(cd "$root" && find . -mindepth 1 | sort | cpio --quiet -o -H newc --reproducible -R 0:0) > "$work/image.cpio"

# owners PATH...: `package NAME VERSION` of the packages that the paths come from.
owners()
{
    if [ -n "$userspace" ]; then
        for path in "$@"; do echo "${path#"$userspace"}"; done | sed 's|^/usr/|/|' |
            awk 'FILENAME == ARGV[1] { version[$1] = $2; next }
                 FILENAME == ARGV[2] { path = $2; sub("^/usr/", "/", path); owner[path] = $1; next }
                 $0 in owner { print "package " owner[$0] " " version[owner[$0]] }' "$userspace/packages" "$userspace/owners" -
    else
        names=$(for path in "$@"; do readlink -f "$path"; done | xargs dpkg-query -S 2> /dev/null | sed 's/:.*//' | sort -u)
        # shellcheck disable=SC2086
        dpkg-query -W -f 'package ${Package} ${Version}\n' $packages $names
    fi | sort -u
}
# What is in it need not be carried in once more: ocks-boot reads this.
(cd "$root" && find usr/lib -type f \( -name '*.so' -o -name '*.so.*' \) | sort | xargs sha256sum) > "$work/libraries"
# shellcheck disable=SC2086
{
    echo "architecture $arch"
    echo "release $release"
    echo "bytes $(stat -c %s "$work/image.cpio")"
    echo "sha256 $(sha256sum < "$work/image.cpio" | cut -d' ' -f1)"
    owners $files $libraries
    (cd "$root" && find . -mindepth 1 \( -type f -o -type l \) -printf 'file %P\n' | grep -v 'usr/lib/modules' | sort)
} > "$work/manifest"
rm -rf "$root" "$built"
mv "$work" "$built"
sh "$here/../build/prune.sh"
say "$(stat -c %s "$built/image.cpio") bytes"
echo "$built"
