#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds an OCKS kernel and prints the directory that holds it.
#
#   kernel/build.sh [build|path|config] [--release NAME] [--arch ARCH] [--source TARBALL]
#
# The directory is named by the content of everything that went in: source, fragments, release,
# compiler and the way it is done. A second call with the same content finds it; a killed build resumes.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/release.sh"

die() { echo "ocks kernel: $1" >&2; exit "${2:-3}"; }
say() { [ -n "${OCKS_QUIET-}" ] || echo "kernel: $*" >&2; }

verb=build
release=ocks-2611
arch=$(uname -m)
source=
while [ $# -gt 0 ]; do
    case $1 in
    build | path | config) verb=$1 ;;
    --release | --arch | --source)
        [ $# -ge 2 ] || die "$1: needs a value" 2
        case $1 in --release) release=$2 ;; --arch) arch=$2 ;; --source) source=$2 ;; esac
        shift ;;
    -h | --help)
        echo "usage: ocks kernel [build|path|config] [--release NAME] [--arch ARCH] [--source TARBALL]"
        echo "releases: $(cd "$here/releases" && ls -- *.toml | sed 's/\.toml$//' | tr '\n' ' ')"
        exit 0 ;;
    *) die "$1: unknown argument; see --help" 2 ;;
    esac
    shift
done

read_release "$here/releases/$release.toml"
case " $release_architectures " in *" $arch "*) ;; *) die "$arch: release $release is for $release_architectures" 2 ;; esac
[ -n "$source" ] || source=/usr/src/$release_source.tar.xz
[ -r "$source" ] || die "$source: no such file; install the package $release_source or give --source"
for tool in make gcc flex bison bc openssl ccache depmod; do
    command -v $tool > /dev/null || die "$tool: not found; ./ocks run installs it"
done

cache=${XDG_CACHE_HOME:-$HOME/.cache}/ocks
fragments=
for fragment in $release_fragments "arch-$arch"; do
    [ -r "$here/config/$fragment.config" ] || die "releases/$release.toml: fragments: no config/$fragment.config" 2
    fragments="$fragments $here/config/$fragment.config"
done

# Modules are signed by a key that belongs to this build host. It lives and dies with the builds that it signed.
signing_key=$cache/kernel/signing_key.pem
if [ ! -s "$signing_key" ]; then
    mkdir -p "${signing_key%/*}"
    (umask 077 && openssl req -new -nodes -utf8 -sha512 -days 36500 -batch -x509 -newkey rsa:4096 \
        -subj "/CN=OCKS build host module key" -outform PEM \
        -keyout "$signing_key.new" -out "$signing_key.crt" 2> /dev/null &&
        cat "$signing_key.crt" >> "$signing_key.new" && mv "$signing_key.new" "$signing_key")
fi

source_hash=$(sha256sum < "$source" | cut -d' ' -f1)
# shellcheck disable=SC2086  # a list of paths of our own making
config_hash=$(cat $fragments | sha256sum | cut -d' ' -f1)
compiler=$(gcc --version | head -1)
# `recipe` is raised by hand when the commands below would make other files from the same content.
recipe=1
key=$( (echo "$recipe $source_hash $config_hash $release_suffix $arch $compiler"
    sha256sum < "$here/builtin_tables.sh"
    openssl x509 -in "$signing_key" -noout -fingerprint) | sha256sum | cut -c1-16)
built=$cache/kernel/$release-$arch-$key
work=$cache/kernel/work-$key

if [ "$verb" = path ]; then
    [ -e "$built/build.json" ] || die "$release $arch: not built yet; run: ./ocks kernel build" 3
    echo "$built"
    exit 0
fi
if [ -e "$built/build.json" ] && [ "$verb" = build ]; then
    say "$(cat "$built/release") is built already"
    echo "$built"
    exit 0
fi

mkdir -p "$work" || die "$work: cannot create"
exec 9> "$work.lock"
flock 9
[ ! -e "$built/build.json" ] || [ "$verb" = config ] || { echo "$built"; exit 0; }

tree=$work/source
if [ ! -e "$work/unpacked" ]; then
    say "unpacking $(basename "$source")"
    rm -rf "$tree" && mkdir -p "$tree"
    tar -xf "$source" -C "$tree" --strip-components=1 || die "$source: cannot unpack to $tree"
    : > "$work/unpacked"
fi

# The same content gives the same bytes, wherever and whenever it is built.
export ARCH="$arch" KBUILD_BUILD_USER=ocks KBUILD_BUILD_HOST=ocks KBUILD_BUILD_VERSION=1
export KBUILD_BUILD_TIMESTAMP='2026-11-01 00:00:00 +0000' SOURCE_DATE_EPOCH=1793491200 LC_ALL=C
export CCACHE_DIR="$cache/ccache" CCACHE_BASEDIR="$work" CCACHE_NOHASHDIR=1 CCACHE_MAXSIZE=4G
run_make() { make -C "$tree" O="$work/out" CC="ccache gcc" HOSTCC="ccache gcc" LOCALVERSION="-$release_suffix" "$@"; }

mkdir -p "$work/out/certs"
# shellcheck disable=SC2086
grep -hE '^(CONFIG_|# CONFIG_)' $fragments > "$work/requested.config"
if ! cmp -s "$work/requested.config" "$work/configured"; then
    run_make -s KCONFIG_ALLCONFIG="$work/requested.config" allnoconfig > "$work/config.log" 2>&1 ||
        die "$work/config.log: make allnoconfig failed"
    lost=$(while IFS= read -r line; do grep -qxF -- "$line" "$work/out/.config" || echo "$line"; done < "$work/requested.config")
    [ -z "$lost" ] || die "kernel/config: lost after merging (a dependency is missing): $(echo "$lost" | tr '\n' ' ')"
    cp "$work/requested.config" "$work/configured"
fi
if [ "$verb" = config ]; then
    cat "$work/out/.config"
    exit 0
fi
cp "$signing_key" "$work/out/certs/signing_key.pem"

# The number of objects is not known beforehand; about 2,600 is what this configuration has.
say "building $release for $arch on $(nproc) processors; log: $work/build.log"
started=$(date +%s)
(while sleep 30; do
    say "$(grep -cE '^  (CC|AS|AR|LD)' "$work/build.log" || true) steps of about 3300, $((($(date +%s) - started) / 60)) min"
done) &
ticker=$!
trap 'kill $ticker 2> /dev/null || true' EXIT INT TERM
run_make -j"$(nproc)" bzImage modules > "$work/build.log" 2>&1 ||
    die "$work/build.log: $(grep -m1 -E 'error:|Error |No space' "$work/build.log" || echo 'make failed')"

stage=$work/stage
rm -rf "$stage" && mkdir -p "$stage"
run_make -s INSTALL_MOD_PATH="$stage" INSTALL_MOD_STRIP=1 modules_install >> "$work/build.log" 2>&1 ||
    die "$work/build.log: modules_install failed"
version=$(cat "$work/out/include/config/kernel.release")
rm -f "$stage/lib/modules/$version/build" "$stage/lib/modules/$version/source"
cp "$work/out/arch/x86/boot/bzImage" "$stage/vmlinuz"
cp "$work/out/System.map" "$stage/System.map"
cp "$work/out/.config" "$stage/config"
cp "$work/out/Module.symvers" "$stage/Module.symvers"
cp "$work/out/certs/signing_key.x509" "$stage/signing_key.x509"
sh "$here/builtin_tables.sh" "$work/out" "$tree" "$stage/builtin" || die "$work/out: cannot read the tables of built-in drivers"
echo "$version" > "$stage/release"
cat > "$stage/build.json" << JSON
{
  "architecture": "$arch",
  "compiler": "$compiler",
  "config_sha256": "$(sha256sum < "$stage/config" | cut -d' ' -f1)",
  "fragments_sha256": "$config_hash",
  "key": "$key",
  "level": "$release_level",
  "name": "$release",
  "parent": "$release_parent",
  "release": "$version",
  "source": "$(basename "$source")",
  "source_sha256": "$source_hash",
  "vmlinuz_sha256": "$(sha256sum < "$stage/vmlinuz" | cut -d' ' -f1)"
}
JSON
rm -rf "$built"
mv "$stage" "$built"
rm -rf "$work"
say "built $version in $((($(date +%s) - started) / 60)) min"
echo "$built"
