#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the live image: one file that boots as a CD (a BMC's virtual media) and, written to it, from a USB stick,
# by UEFI and on x86_64 by BIOS as well, and certifies the machine. docs/boot-image.md is its manual.
#
#   kernel/image/iso.sh --kernel DIR --image DIR --suite BUILD --matrix FILE [--results MIB] -o FILE
#   kernel/image/iso.sh --medium MIB -o FILE
#
# --results adds a partition of that size for the results, which a USB stick then carries too. --medium makes
# an empty results medium instead. The same content gives the same bytes.
set -eu
export LC_ALL=C

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
die() { echo "ocks image: $1" >&2; exit "${2:-3}"; }
say() { [ -n "${OCKS_QUIET-}" ] || echo "image: $*" >&2; }

kernel='' image='' suite='' matrix='' results='' medium='' out=''
while [ $# -gt 0 ]; do
    case $1 in
    --kernel | --image | --suite | --matrix | --results | --medium | -o)
        [ $# -ge 2 ] || die "$1: needs a value" 2
        case $1 in
        --kernel) kernel=$2 ;;
        --image) image=$2 ;;
        --suite) suite=$2 ;;
        --matrix) matrix=$2 ;;
        --results) results=$2 ;;
        --medium) medium=$2 ;;
        -o) out=$2 ;;
        esac
        shift ;;
    -h | --help)
        sed -n 's/^#   /usage: /p' "$0"
        exit 0 ;;
    *) die "$1: unknown argument; see --help" 2 ;;
    esac
    shift
done
[ -n "$out" ] || die "-o: missing" 2
for size in $results $medium; do
    case $size in *[!0-9]* | 0*) die "$size: not a number of MiB" 2 ;; esac
    [ "$size" -ge 40 ] || die "$size MiB: FAT32 needs 40 or more" 2
done
PATH=$PATH:/sbin:/usr/sbin
# Of the time of the kernel build, which is fixed as well; FAT knows none before 1980.
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-1793491200}"

# results_medium FILE MIB: an empty file system with the label that the live image looks for.
results_medium()
{
    command -v mkfs.vfat > /dev/null || die "mkfs.vfat: not found; install dosfstools"
    rm -f "$1"
    { truncate -s "${2}M" "$1" && mkfs.vfat -F 32 -n OCKS-RESULT --invariant "$1" > /dev/null; } || die "$1: cannot create"
}

if [ -n "$medium" ]; then
    results_medium "$out" "$medium"
    echo "$out"
    exit 0
fi
for option in "$kernel" "$image" "$suite" "$matrix"; do
    [ -n "$option" ] || die "needs --kernel, --image, --suite and --matrix" 2
done
for file in "$kernel/vmlinuz" "$kernel/build.json" "$image/image.cpio" "$image/manifest" "$matrix"; do
    [ -r "$file" ] || die "$file: no such file"
done
for tool in cpio grub-mkimage mcopy mformat xorriso zstd; do
    command -v $tool > /dev/null || die "$tool: not found; ./ocks image installs it"
done
arch=$(sed -n 's/.*"architecture": "\(.*\)".*/\1/p' "$kernel/build.json")
[ "$(sed -n 's/^architecture //p' "$image/manifest")" = "$arch" ] || die "$image: is not an image for $arch"
userspace=$(sh "$here/userspace.sh" build --arch "$arch") || exit 3
loader=${userspace%/}/usr/lib/grub
case $arch in
x86_64)
    loaders='x86_64-efi i386-pc'
    boot_file=BOOTX64.EFI
    consoles='console=ttyS0,115200 console=tty0' ;;
aarch64)
    loaders=arm64-efi
    boot_file=BOOTAA64.EFI
    consoles='console=ttyAMA0 console=tty0' ;;
*) die "$kernel: $arch: no live image for it" ;;
esac
for name in $loaders; do
    [ -e "$loader/$name/moddep.lst" ] ||
        die "$loader/$name: no such directory; install $(awk -v arch="$arch" '$1 == arch { $1 = ""; print }' "$here/guest/loaders")"
done

work=$(mktemp -d "${TMPDIR:-/tmp}/ocks-iso-XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
tree=$work/tree
mkdir -p "$tree/ocks" "$tree/boot"

# Compressed, for it may come through a BMC at a megabyte a second. That takes seconds, so it is kept by its image.
compressed=$image/image.cpio.zst
if [ ! -e "$compressed" ]; then
    say "compressing the image"
    { zstd -q -f -12 -T1 "$image/image.cpio" -o "$compressed.$$" && mv "$compressed.$$" "$compressed"; } || die "$compressed: cannot write"
fi
ln -s "$(readlink -f "$compressed")" "$tree/ocks/image.cpio.zst"
ln -s "$(readlink -f "$kernel/vmlinuz")" "$tree/ocks/vmlinuz"

# What changes with the suite: an archive of its own.
sh "$here/suite.sh" --arch "$arch" --suite "$suite" -o "$work/suite.cpio" || exit 3
mkdir -p "$work/live/usr/share/ocks"
cp "$matrix" "$work/live/usr/share/ocks/kernel.matrix"
find "$work/live" -exec touch -h -d @0 {} +
(cd "$work/live" && find . -mindepth 1 | sort | cpio --quiet -o -H newc --reproducible -R 0:0) > "$work/matrix.cpio"
cat "$work/suite.cpio" "$work/matrix.cpio" | zstd -q -12 -T1 > "$tree/ocks/live.cpio.zst"

cp "$here/../../suite/policies/"*.toml "$here/../../reports/schema/report.xsd" "$here/../../docs/boot-image.md" "$kernel/build.json" "$tree/ocks/"
cp "$image/manifest" "$tree/ocks/packages.txt"
font=/usr/share/grub/unicode.pf2
[ ! -r $font ] || cp $font "$tree/ocks/unicode.pf2"
sed "s|@consoles@|$consoles|" "$here/guest/grub.cfg" > "$tree/ocks/grub.cfg"
# By this name a loader finds its own medium among all the disks of a server.
id=$(cd "$tree/ocks" && sha256sum -- * | sha256sum | cut -c1-32)
: > "$tree/ocks/$id.id"
cat > "$work/early.cfg" << CFG
search --no-floppy --set=root --file /ocks/$id.id
set prefix=(\$root)/boot
configfile (\$root)/ocks/grub.cfg
CFG

modules="all_video configfile echo fat font gfxterm gzio halt iso9660 linux normal part_gpt part_msdos reboot search search_fs_file serial terminal terminfo test"
for name in $loaders; do
    case $name in
    i386-pc)
        # shellcheck disable=SC2086  # a list of words
        grub-mkimage -d "$loader/$name" -O i386-pc-eltorito -p /boot -c "$work/early.cfg" -o "$tree/boot/bios.img" biosdisk $modules || die "grub-mkimage failed for $name" ;;
    *)
        # shellcheck disable=SC2086
        grub-mkimage -d "$loader/$name" -O "$name" -p /boot -c "$work/early.cfg" -o "$work/$boot_file" $modules || die "grub-mkimage failed for $name" ;;
    esac
done

# The EFI system partition: it holds the loader, which reads the rest from the ISO 9660 file system around it.
esp=$work/esp.img
truncate -s 4M "$esp"
mkdir -p "$work/EFI/BOOT"
mv "$work/$boot_file" "$work/EFI/BOOT/"
find "$work/EFI" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
{ mformat -i "$esp" -N 0c5e0001 -v OCKS-BOOT :: && mcopy -s -m -i "$esp" "$work/EFI" ::/; } ||
    die "$esp: cannot make the EFI system partition"

set -- -append_partition 2 0xef "$esp" -appended_part_as_gpt
if [ "$arch" = x86_64 ]; then
    set -- -b boot/bios.img -no-emul-boot -boot-load-size 4 -boot-info-table --grub2-boot-info \
        --grub2-mbr "$loader/i386-pc/boot_hybrid.img" --mbr-force-bootable -eltorito-alt-boot "$@"
fi
if [ -n "$results" ]; then
    results_medium "$work/results.img" "$results"
    # Microsoft basic data: what every system shows as a drive.
    set -- "$@" -append_partition 3 ebd0a0a2-b9e5-4433-87c0-68b6b72699c7 "$work/results.img"
fi
find "$tree" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
stamp=$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y%m%d%H%M%S00)
say "writing $out"
rm -f "$out"
xorriso -as mkisofs -quiet -r -J -f -V OCKS-LIVE -iso-level 3 --modification-date="$stamp" --set_all_file_dates set_to_mtime \
    -o "$out.part" "$@" -e --interval:appended_partition_2:all:: -no-emul-boot "$tree" > "$work/xorriso.log" 2>&1 ||
    die "$out: $(grep -m1 -E 'FAILURE|SORRY|FATAL' "$work/xorriso.log" || tail -1 "$work/xorriso.log")"
mv "$out.part" "$out"
say "$(stat -c %s "$out") bytes for $arch"
echo "$out"
