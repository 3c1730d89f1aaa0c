#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/drivers-matrix/debian_kernel.sh VERSION ARCH: prints the directory below which the modules of Debian's kernel
# of a version lie: lib/modules/RELEASE with its indexes, boot/config-RELEASE and `package`, its name and version.
#
# The package is fetched by apt, which verifies it, with a state of its own, and unpacked in the cache, never installed.
# A second call needs no network. Exits with 77 if Debian's lists have no such kernel here, as Debian 13 has no 6.1.
set -eu
export LC_ALL=C

die() { echo "debian_kernel: $1" >&2; exit "${2:-3}"; }
say() { echo "debian_kernel: $*" >&2; }

[ $# = 2 ] || die "usage: debian_kernel.sh VERSION ARCH" 2
version=$1
case $2 in
x86_64) debian=amd64 ;;
aarch64) debian=arm64 ;;
*) die "$2: unknown; there is aarch64 and x86_64" 2 ;;
esac
for tool in apt-get apt-cache dpkg-deb depmod flock; do
    command -v $tool > /dev/null || die "$tool: not found"
done
cache=${XDG_CACHE_HOME:-$HOME/.cache}/ocks/debian-kernels
state=$cache/apt-$debian
mkdir -p "$state/lists/partial" "$state/archives/partial" || die "$state: cannot create"
exec 9> "$cache/$version-$debian.lock"
flock 9
kept=$cache/$version-$debian
if [ -e "$kept/package" ]; then
    echo "$kept"
    exit 0
fi

# The host's sources and keys, but not one file of its state.
: >> "$state/status"
apt()
{
    tool=$1
    shift
    "$tool" -qq -o APT::Architecture=$debian -o APT::Architectures=$debian -o APT::Sandbox::User=root \
        -o Dir::State="$state" -o Dir::State::status="$state/status" -o Dir::State::lists="$state/lists" \
        -o Dir::Cache="$state" -o Dir::Cache::archives="$state/archives" -o Debug::NoLocking=true "$@"
}
# The kernels of two versions share the lists of an architecture.
exec 8> "$state/lock"
flock 8
if [ ! -e "$state/updated" ]; then
    say "fetching the package lists of $debian"
    apt apt-get update > "$state/log" 2>&1 || die "the package lists of $debian: $(grep -m1 '^E:' "$state/log")"
    : > "$state/updated"
fi
# linux-image-6.1.0-47-amd64, linux-image-6.12.117+deb12-amd64; not those for clouds, unsigned, or with symbols.
pattern=$(echo "$version" | sed 's/\./\\./g')
name=$(apt apt-cache pkgnames "linux-image-$version" |
    grep -E "^linux-image-$pattern\.[0-9]+(-[0-9]+|[+~][a-z0-9]+)?-$debian\$" | sort -V | tail -1)
if [ -z "$name" ]; then
    say "Debian's lists have no kernel $version for $debian"
    exit 77
fi
say "fetching $name"
work=$cache/work-$version-$debian
rm -rf "$work"
mkdir -p "$work/unpacked"
(cd "$work" && apt apt-get download "$name") > "$state/log" 2>&1 || die "$name: $(grep -m1 '^E:' "$state/log")"
flock -u 8
package=$(echo "$work"/*.deb)
dpkg-deb --fsys-tarfile "$package" | tar -x -C "$work/unpacked" --no-same-owner --wildcards './lib/modules/*' './boot/config-*' \
    './usr/lib/modules/*' 2> "$state/log" || [ -n "$(ls "$work/unpacked")" ] || die "$package: cannot unpack"
[ -d "$work/unpacked/lib" ] || mv "$work/unpacked/usr/lib" "$work/unpacked/lib"
release=$(ls "$work/unpacked/lib/modules")
# A package leaves this to its installation.
depmod -b "$work/unpacked" "$release" || die "$release: depmod failed"
dpkg-deb -W --showformat='${Package} ${Version}\n' "$package" > "$work/unpacked/package"
rm -rf "$kept"
mv "$work/unpacked" "$kept"
rm -rf "$work"
echo "$kept"
