#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds an OCKS kernel and prints the directory that holds it; see --help.
#
# The directory is named by the content of everything that went in: source, fragments, release,
# compiler, key and the way it is done. A second call with the same content finds it; a killed build resumes.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
kernel=${here%/*}
# shellcheck source-path=SCRIPTDIR
. "$here/settings.sh"

die() { echo "ocks kernel: $1" >&2; exit "${2:-3}"; }
say() { [ -n "${OCKS_QUIET-}" ] || echo "kernel: $*" >&2; }
releases_there_are() { (cd "$kernel/releases" && ls -- *.toml | sed 's/\.toml$//' | tr '\n' ' ' | sed 's/ $//'); }

case ${1-} in
diff) shift; exec "$here/diff.sh" "$@" ;;
prune) exec "$here/prune.sh" ;;
esac
verb=build
release=ocks-2611
arch=$(uname -m)
flavour=
source=
source_sha256=
signing_key=${OCKS_MODULE_KEY-}
while [ $# -gt 0 ]; do
    case $1 in
    build | path | config) verb=$1 ;;
    --release | --arch | --source | --source-sha256 | --flavour | --signing-key)
        [ $# -ge 2 ] || die "$1: needs a value" 2
        case $1 in
        --release) release=$2 ;; --arch) arch=$2 ;; --flavour) flavour=$2 ;;
        --source) source=$2 ;; --source-sha256) source_sha256=$2 ;; --signing-key) signing_key=$2 ;;
        esac
        shift ;;
    -h | --help)
        cat << TEXT
usage: ocks kernel build|path|config [OPTION...]
       ocks kernel diff A B [--arch ARCH]
       ocks kernel prune

  build                 builds the kernel unless it is built already, and prints its directory
  path                  prints the directory of a kernel that is built
  config                prints the final .config
  diff                  what changed between two builds, in words for release notes
  prune                 removes old kernels, images, sources and objects from the cache, as every build does

  --release NAME        $(releases_there_are) (default ocks-2611)
  --arch ARCH           x86_64 or aarch64 (default: this machine's)
  --flavour test        with the injectors of faults in kernel/config/test.config; \`uname -r\` ends in +test
  --source PATH         a tarball or a directory in place of the release's own source
  --source-sha256 HASH  what it must be; of a directory, the hash that a first try names
  --signing-key FILE    private key and certificate (PEM) that sign the modules; default: one made for
                        this host. OCKS_MODULE_KEY does the same.
TEXT
        exit 0 ;;
    *) die "$1: unknown argument; see --help" 2 ;;
    esac
    shift
done

case $release in *[!A-Za-z0-9_.-]* | '') die "--release $release: not a name" 2 ;; esac
[ -r "$kernel/releases/$release.toml" ] || die "--release $release: unknown; there is $(releases_there_are)" 2
said=$(awk -v directory="$kernel/releases" -v name="$release" -f "$here/release.awk") || exit 2
eval "$said"
case " $release_architectures " in *" $arch "*) ;; *) die "--arch $arch: release $release is for $release_architectures" 2 ;; esac
case $flavour in '') ;; test) release_fragments="$release_fragments test" release_suffix=$release_suffix+test ;; *) die "--flavour $flavour: unknown; there is test" 2 ;; esac
case $arch in
x86_64) kernel_arch=x86_64 source_arch=x86 image=arch/x86/boot/bzImage target=bzImage ;;
aarch64) kernel_arch=arm64 source_arch=arm64 image=arch/arm64/boot/Image target=Image ;;
*) die "--arch $arch: unknown; x86_64 or aarch64" 2 ;;
esac
cross=
[ "$arch" = "$(uname -m)" ] || cross=$arch-linux-gnu-
for tool in make "${cross}gcc" gcc flex bison bc openssl depmod xz; do
    command -v "$tool" > /dev/null || PATH=$PATH:/usr/sbin:/sbin command -v "$tool" > /dev/null ||
        die "$tool: not found; packaging/debian/kernel.list names its package"
done
fragments=$(fragments_of "$kernel/config" "$release_fragments" "$arch") || exit 2

cache=${XDG_CACHE_HOME:-$HOME/.cache}/ocks
mkdir -p "$cache/kernel" 2> /dev/null || die "$cache/kernel: cannot create"
. "$here/source.sh"
find_source
find_signing_key

# shellcheck disable=SC2086  # a list of paths of our own making
requested=$(requested_lines "$release_base" $fragments) || exit 2
# What is asked for counts, not where or with which comment.
config_hash=$(echo "$requested" | cut -f1 | sha256sum | cut -d' ' -f1)
compiler=$("${cross}gcc" --version | head -1)
# `recipe` is raised by hand when the commands below would make other files from the same content.
recipe=3
key=$( (echo "$recipe $source_hash $config_hash $release_suffix $arch $compiler"
    sha256sum < "$here/builtin_tables.sh"
    for patch in $release_patches; do sha256sum < "$kernel/patches/$patch"; done
    openssl x509 -in "$signing_key" -noout -fingerprint) | sha256sum | cut -c1-16)
built=$cache/kernel/$release${flavour:++$flavour}-$arch-$key

if [ "$verb" = path ]; then
    [ -e "$built/build.json" ] || die "$release $arch: not built yet; run: ./ocks kernel build --release $release --arch $arch" 3
    : > "$built/.used"
    echo "$built"
    exit 0
fi
if [ -e "$built/build.json" ]; then
    case $verb in
    build)
        : > "$built/.used"
        say "$(cat "$built/release") for $arch is built already"
        echo "$built" ;;
    config) cat "$built/config" ;;
    esac
    exit 0
fi

unpack_source
# Objects stay after a build. The kernel's make knows which of them a changed symbol touches, so the next
# configuration, release or flavour of this source and architecture takes minutes.
work=$tree-$arch
[ "$verb" != config ] || work=$work-config
mkdir -p "$work/certs" || die "$work: cannot create"
exec 9> "$work.lock"
flock -n 9 || { say "waiting for another build of this source for $arch"; flock 9; }
[ ! -e "$built/build.json" ] || { echo "$built"; exit 0; }
# Objects and modules take about 3 GB.
need_space "$work" 4000 "a build"

# The same content gives the same bytes, wherever and whenever it is built.
export ARCH="$kernel_arch" CROSS_COMPILE="$cross" KBUILD_BUILD_USER=ocks KBUILD_BUILD_HOST=ocks KBUILD_BUILD_VERSION=1
export KBUILD_BUILD_TIMESTAMP='2026-11-01 00:00:00 +0000' SOURCE_DATE_EPOCH=1793491200 LC_ALL=C
# What the compiler would spend on its messages: where in which macro a token was written, and how a line is indented. Together
# they are a seventh of a build, and no byte of an object depends on them.
quick='-ftrack-macro-expansion=0 -Wno-misleading-indentation'
run_make() { make -C "$tree" O="$work" LOCALVERSION="-$release_suffix" KCFLAGS="$quick" "$@"; }

echo "$requested" > "$work/requested"
if ! cmp -s "$work/requested" "$work/configured"; then
    rm -f "$work/configured"
    cut -f1 "$work/requested" > "$work/requested.config"
    run_make -s KCONFIG_ALLCONFIG="$work/requested.config" allnoconfig > "$work/config.log" 2>&1 ||
        die "$work/config.log: make allnoconfig failed"
    check_settings "$tree" "$work/.config" "$source_arch" "$work/requested" || exit 2
    cp "$work/requested" "$work/configured"
fi
if [ "$verb" = config ]; then
    cat "$work/.config"
    exit 0
fi
# A key with a new time stamp would be taken for a new key.
cmp -s "$signing_key" "$work/certs/module_key.pem" || cp "$signing_key" "$work/certs/module_key.pem"

started=$(date +%s)
say "building $release for $arch on $(nproc) processors; log: $work/build.log"
. "$here/progress.sh"
expect_steps
show_progress 9>&- &
ticker=$!
trap 'kill $ticker 2> /dev/null || true' EXIT
# In the background, for a shell that waits for a child in the foreground hears of a signal only afterwards.
run_make -j"$(nproc)" "$target" modules > "$work/build.log" 2>&1 &
maker=$!
trap 'kill $maker 2> /dev/null; wait $maker; exit 143' INT TERM
wait $maker || die "$work/build.log: $(grep -m1 'No space left' "$work/build.log" || grep -m1 -E 'error:|Error ' "$work/build.log" || echo 'make failed')"
trap 'exit 143' INT TERM
[ -z "$total" ] || count_steps > "$cache/kernel/steps-$arch"

[ "$(openssl x509 -inform DER -in "$work/certs/signing_key.x509" -noout -fingerprint)" = \
    "$(openssl x509 -in "$signing_key" -noout -fingerprint)" ] || die "$work: the modules are signed by another key than $signing_key"

stage=$built.new
rm -rf "$stage" && mkdir -p "$stage"
run_make -s INSTALL_MOD_PATH="$stage" INSTALL_MOD_STRIP=1 modules_install >> "$work/build.log" 2>&1 ||
    die "$work/build.log: modules_install failed"
version=$(cat "$work/include/config/kernel.release")
rm -f "$stage/lib/modules/$version/build" "$stage/lib/modules/$version/source"
cp "$work/$image" "$stage/vmlinuz"
cp "$work/System.map" "$stage/System.map"
cp "$work/.config" "$stage/config"
cp "$work/Module.symvers" "$stage/Module.symvers"
cp "$work/certs/signing_key.x509" "$stage/signing_key.x509"
sh "$here/builtin_tables.sh" "$work" "$tree" "$stage/builtin" || die "$work: cannot read the tables of built-in drivers"
echo "$version" > "$stage/release"
. "$here/record.sh"
write_record > "$stage/build.json"
rm -rf "$built"
mv "$stage" "$built"
sh "$here/prune.sh"
say "built $version for $arch in $((($(date +%s) - started) / 60)) min"
echo "$built"
