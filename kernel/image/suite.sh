#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Packs the suite for a boot: ocks-cert without debugging information, its libraries, policy and schema, as one
# archive that the kernel unpacks over the boot image.
#
#   kernel/image/suite.sh --arch ARCH --suite BUILD -o FILE
#   kernel/image/suite.sh --arch ARCH --suite BUILD --tree DIR
#
# --tree leaves the files themselves in DIR, which is replaced. BUILD is a build directory with bin/ocks-cert of that architecture. Two calls of the same content write the
# same bytes.
set -eu
export LC_ALL=C

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
. "$here/closure.sh"
die() { echo "ocks suite: $1" >&2; exit "${2:-3}"; }

arch=
suite=
out=
tree=
while [ $# -gt 0 ]; do
    case $1 in
    --arch | --suite | --tree | -o)
        [ $# -ge 2 ] || die "$1: needs a value" 2
        case $1 in --arch) arch=$2 ;; --suite) suite=$2 ;; --tree) tree=$2 ;; -o) out=$2 ;; esac
        shift ;;
    -h | --help)
        echo "usage: kernel/image/suite.sh --arch ARCH --suite BUILD -o FILE | --tree DIR"
        exit 0 ;;
    *) die "$1: unknown argument; see --help" 2 ;;
    esac
    shift
done
for option in "$arch" "$suite" "$out$tree"; do [ -n "$option" ] || die "needs --arch, --suite and -o or --tree" 2; done
program=$suite/bin/ocks-cert
[ -r "$program" ] || die "$program: no such file"
case $(readelf -hW "$program" 2> /dev/null | sed -n 's/^ *Machine: *//p') in
'Advanced Micro Devices X86-64') is=x86_64 ;;
AArch64) is=aarch64 ;;
*) die "$program: neither a program for x86_64 nor one for aarch64" ;;
esac
[ "$is" = "$arch" ] || die "$program: is for $is, not for $arch"
strip="strip"
[ "$arch" = "$(uname -m)" ] || strip=$arch-linux-gnu-strip
for tool in cpio "$strip"; do
    command -v "$tool" > /dev/null || die "$tool: not found; ./ocks image installs it"
done
userspace=$(sh "$here/userspace.sh" build --arch "$arch") || exit 3
userspace=${userspace%/}

work=$(mktemp -d "${TMPDIR:-/tmp}/ocks-suite-XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
root=$work/root
mkdir -p "$root/usr/bin" "$root/usr/share/ocks"
libraries=$(closure "$arch" "$userspace/" "$program") || die "$program: a library is missing: $libraries"
for path in $libraries; do
    mkdir -p "$root${path%/*}"
    cp -L "$userspace$path" "$root$path"
done
$strip --strip-all -o "$root/usr/bin/ocks-cert" "$program" || die "$program: cannot strip"
cp "$here/../../suite/policies/"*.toml "$here/../../reports/schema/report.xsd" "$root/usr/share/ocks/"
# What it was built from: of a program of another build it would be wrong, and the program sees that by the build id.
[ ! -e "$program.spdx.json" ] || cp "$program.spdx.json" "$root/usr/share/ocks/"
find "$root" -type d -exec chmod 755 {} + -o -type f -exec chmod 644 {} +
find "$root" -type f \( -path '*/bin/*' -o -name '*.so*' \) -exec chmod 755 {} +
find "$root" -exec touch -h -d @0 {} +
if [ -n "$tree" ]; then
    rm -rf "$tree.new"
    { cp -a "$root" "$tree.new" && rm -rf "$tree" && mv "$tree.new" "$tree"; } || die "$tree: cannot write"
    exit 0
fi
(cd "$root" && find . -mindepth 1 | sort | cpio --quiet -o -H newc --reproducible -R 0:0) > "$work/suite.cpio"
mv "$work/suite.cpio" "$out" || die "$out: cannot write"
