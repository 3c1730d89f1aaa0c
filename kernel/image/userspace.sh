#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Prints the directory below which Debian's programs and libraries of an architecture lie.
#
#   kernel/image/userspace.sh [build|path] --arch ARCH [--refresh]
#
# For the host's own architecture that is /. For another one it is made here: apt resolves what the
# boot image and the suite need (kernel/image/guest/tools, kernel/image/guest/loaders, the -dev packages of
# packaging/debian/build.list) with a state and lists of its own, fetches and verifies the packages, and they
# are unpacked side by side, never installed: the host's dpkg does not hear of it. The directory is named
# by the packages and their versions, and holds `packages` (name version) and `owners` (package path).
# A second call needs no network. The lists are fetched once; --refresh fetches them again.
set -eu
export LC_ALL=C

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
die() { echo "ocks userspace: $1" >&2; exit "${2:-3}"; }
say() { [ -n "${OCKS_QUIET-}" ] || echo "userspace: $*" >&2; }

verb=build
arch=
refresh=
while [ $# -gt 0 ]; do
    case $1 in
    build | path) verb=$1 ;;
    --refresh) refresh=yes ;;
    --arch)
        [ $# -ge 2 ] || die "$1: needs a value" 2
        arch=$2
        shift ;;
    -h | --help)
        echo "usage: kernel/image/userspace.sh [build|path] --arch ARCH [--refresh]"
        exit 0 ;;
    *) die "$1: unknown argument; see --help" 2 ;;
    esac
    shift
done
case $arch in
x86_64) debian=amd64 ;;
aarch64) debian=arm64 ;;
'') die "--arch: missing" 2 ;;
*) die "--arch $arch: unknown; there is aarch64 and x86_64" 2 ;;
esac
if [ "$arch" = "$(uname -m)" ]; then
    echo /
    exit 0
fi
for tool in apt-get dpkg-deb flock sha256sum tar; do
    command -v $tool > /dev/null || die "$tool: not found; the packages of another architecture come by Debian's tools"
done

wanted=$(
    sed -n 's/^\([a-z0-9].*-dev\)$/\1/p' "$here/../../packaging/debian/build.list"
    awk '/^[^#]/ { print $1 }' "$here/guest/tools"
    awk -v arch="$arch" '$1 == arch { for (i = 2; i <= NF; i++) print $i }' "$here/guest/loaders"
    # What every program of ours is linked with, whatever its other libraries are.
    echo libc6-dev libgcc-s1 libstdc++6
)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/ocks/userspace
state=$cache/apt-$debian
mkdir -p "$state/lists/partial" "$state/archives/partial" || die "$state: cannot create"
: >> "$state/status"  # nothing is installed, so the whole closure is asked for
exec 9> "$state/lock"
flock 9

# The host's sources and keys, but not one file of its state.
apt()
{
    apt-get -qq -o APT::Architecture=$debian -o APT::Architectures=$debian -o APT::Install-Recommends=false \
        -o APT::Sandbox::User=root -o Dir::State="$state" -o Dir::State::status="$state/status" \
        -o Dir::State::lists="$state/lists" -o Dir::Cache="$state" -o Dir::Cache::archives="$state/archives" \
        -o Debug::NoLocking=true "$@"
}
reason() { grep -m1 '^E:' "$state/log" || tail -1 "$state/log"; }
update()
{
    say "fetching the package lists of $debian"
    apt update > "$state/log" 2>&1 || die "the package lists of $debian: $(reason)"
    rm -f "$state"/packages-*
    date +%s > "$state/updated"
}
# shellcheck disable=SC2086  # a list of words
resolve() { apt --simulate -y install $wanted > "$state/simulated" 2> "$state/log"; }

if [ -n "$refresh" ] || [ ! -e "$state/updated" ]; then
    [ "$verb" = build ] || die "$arch: no userspace yet; run: kernel/image/userspace.sh --arch $arch"
    update
fi
# apt takes seconds to resolve, and its answer is a function of the wish and of the lists.
wish=$( (echo "$wanted"; cat "$state/updated") | sha256sum | cut -c1-16)
packages=$state/packages-$wish
if [ ! -s "$packages" ]; then
    resolve || { update && resolve; } || die "$(reason)"
    # Inst NAME (VERSION ORIGIN [ARCH])
    sed -n 's/^Inst \([^ ]*\) (\([^ ]*\) .*/\1 \2/p' "$state/simulated" | sort > "$packages.new"
    [ -s "$packages.new" ] || die "apt resolved nothing; see $state/simulated"
    mv "$packages.new" "$packages"
fi

# `recipe` is raised by hand when the commands below would make another tree of the same packages.
recipe=1
key=$( (echo "$recipe $debian"; cat "$packages") | sha256sum | cut -c1-16)
built=$cache/$debian-$key
if [ -e "$built/packages" ]; then
    : > "$built/.used"
    echo "$built"
    exit 0
fi
[ "$verb" = build ] || die "$arch: no userspace yet; run: kernel/image/userspace.sh --arch $arch"

say "fetching $(wc -l < "$packages") packages of $debian"
# shellcheck disable=SC2086
fetch() { apt --download-only -y install $wanted > "$state/log" 2>&1; }
if ! fetch; then
    # A newer version took the place of one in our lists.
    [ -z "${OCKS_USERSPACE_AGAIN-}" ] || die "cannot fetch: $(reason)"
    flock -u 9
    OCKS_USERSPACE_AGAIN=1 exec sh "$0" build --arch "$arch" --refresh
fi

work=$cache/work-$key
rm -rf "$work" "$state/owners"
mkdir -p "$work/usr/bin" "$work/usr/sbin" "$work/usr/lib"
for name in bin sbin lib; do ln -s usr/$name "$work/$name"; done
say "unpacking"
while read -r package version; do
    # apt writes the colon of an epoch as %3a.
    file=$(find "$state/archives" -name "${package}_$(echo "$version" | sed 's/:/%3a/')_*.deb" | head -1)
    [ -n "$file" ] || die "$package $version: apt did not leave it in $state/archives"
    dpkg-deb --fsys-tarfile "$file" | tar -x -C "$work" --keep-directory-symlink --no-same-owner \
        --exclude='./usr/share/doc' --exclude='./usr/share/man' --exclude='./usr/share/locale' ||
        die "$file: cannot unpack to $work"
    dpkg-deb --fsys-tarfile "$file" | tar -t | sed -n "s|^\./\(.*[^/]\)$|$package /\1|p" >> "$state/owners"
done < "$packages"
# A link to an absolute path would lead out of the tree.
find "$work" -type l -lname '/*' -printf '%p %l\n' | while read -r link target; do
    ln -snf "$(realpath -m --relative-to="$(dirname "$link")" "$work$target")" "$link"
done
mv "$state/owners" "$work/owners"
cp "$packages" "$work/packages"
rm -rf "$built"
mv "$work" "$built"
# The packages are in the tree now.
find "$state/archives" -name '*.deb' -exec rm {} +
say "$(du -sm "$built" | cut -f1) MiB in $built"
echo "$built"
