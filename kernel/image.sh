#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the boot image of a kernel build and prints the directory that holds it.
#
#   kernel/image.sh [build|path] --kernel DIR
#
# The image is an initramfs: busybox, the tools of kernel/guest/tools from the Debian packages of this
# host with the libraries they need, the kernel's modules, and kernel/guest/init. What a single boot
# adds (the suite, its command) is a second archive behind it, made by ocks-boot, so that a rebuilt
# suite does not make a new image. The directory is named by the content of everything that went in.
set -eu
export LC_ALL=C

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
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
[ -n "$kernel" ] || kernel=$(sh "$here/build.sh" path) || exit 3
[ -r "$kernel/release" ] || die "$kernel: not a kernel build: it has no file 'release'" 2
release=$(cat "$kernel/release")
[ -d "$kernel/lib/modules/$release" ] || die "$kernel/lib/modules/$release: no such directory"
PATH=$PATH:/sbin:/usr/sbin
for tool in cpio depmod dpkg-query ldd sha256sum; do
    command -v $tool > /dev/null || die "$tool: not found; ./ocks run installs it"
done

# The files that go in, by the path under which they will be found: /bin and /lib are links into /usr.
packages=
files=
while read -r package paths; do
    case $package in '' | '#'*) continue ;; esac
    packages="$packages $package"
    for path in $paths; do
        [ -r "$path" ] || die "$path: no such file; install the package $package"
        files="$files $path"
    done
done < "$here/guest/tools"
programs=$(for path in $files; do case $path in */bin/* | */sbin/*) echo "$path" ;; esac; done)
# shellcheck disable=SC2086  # a list of paths of our own making
libraries=$(ldd $programs 2> /dev/null | awk '$2 == "=>" && $3 ~ /^\// { print $3 } NF == 2 && $1 ~ /^\/.*\.so/ { print $1 }' | sort -u)
missing=$(for path in $programs; do ldd "$path" 2> /dev/null | grep 'not found' || true; done)
[ -z "$missing" ] || die "a library is missing: $(echo "$missing" | head -1)"

cache=${XDG_CACHE_HOME:-$HOME/.cache}/ocks/image
# shellcheck disable=SC2086
key=$( (basename "$kernel"; cat "$kernel/build.json" 2> /dev/null || sha256sum < "$kernel/vmlinuz"
    sha256sum < "$here/image.sh"; sha256sum < "$here/guest/init"; sha256sum $files $libraries) | sha256sum | cut -c1-16)
built=$cache/$release-$key
if [ "$verb" = path ]; then
    [ -e "$built/manifest" ] || die "$release: no image yet; run: kernel/image.sh build"
    echo "$built"
    exit 0
fi
if [ -e "$built/manifest" ]; then
    echo "$built"
    exit 0
fi

mkdir -p "$cache" || die "$cache: cannot create"
exec 9> "$cache/lock"
flock 9
[ ! -e "$built/manifest" ] || { echo "$built"; exit 0; }
work=$cache/work-$key
rm -rf "$work"
root=$work/root
say "making the image of $release"

mkdir -p "$root/usr/bin" "$root/usr/sbin" "$root/usr/lib" "$root/usr/lib64" "$root/dev" "$root/proc" "$root/sys" \
    "$root/run" "$root/tmp" "$root/etc" "$root/ocks" "$root/var"
for name in bin sbin lib lib64; do ln -s "usr/$name" "$root/$name"; done
ln -s ../run "$root/var/run"
for path in $files $libraries; do
    directory=$(readlink -f "$(dirname "$path")")
    mkdir -p "$root$directory"
    cp -L "$path" "$root$directory/$(basename "$path")"
done
# The loader is asked for by its absolute name.
[ -e "$root/lib64/ld-linux-x86-64.so.2" ] || cp -L /lib64/ld-linux-x86-64.so.2 "$root/usr/lib64/"
for name in modprobe depmod lsmod modinfo insmod rmmod; do ln -s ../bin/kmod "$root/usr/sbin/$name"; done
ln -s dash "$root/usr/bin/sh"
# Busybox fills in what no package provides.
"$root/usr/bin/busybox" --list | while read -r applet; do
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
chmod 755 "$root/init"

# The same bytes from the same content: sorted names, one time, no owner, no inode numbers.
# Not compressed: under emulation the guest unpacks it twice as fast as anything it must decompress first.
find "$root" -exec touch -h -d @0 {} +
(cd "$root" && find . -mindepth 1 | sort | cpio --quiet -o -H newc --reproducible -R 0:0) > "$work/image.cpio"

# shellcheck disable=SC2086
{
    echo "release $release"
    echo "bytes $(stat -c %s "$work/image.cpio")"
    echo "sha256 $(sha256sum < "$work/image.cpio" | cut -d' ' -f1)"
    owners=$(for path in $libraries; do readlink -f "$path"; done | xargs dpkg-query -S 2> /dev/null | sed 's/:.*//' | sort -u)
    dpkg-query -W -f 'package ${Package} ${Version}\n' $packages $owners | sort -u
    (cd "$root" && find . -mindepth 1 \( -type f -o -type l \) -printf 'file %P\n' | grep -v 'usr/lib/modules' | sort)
} > "$work/manifest"
rm -rf "$root" "$built"
mv "$work" "$built"
say "$(stat -c %s "$built/image.cpio") bytes"
echo "$built"
