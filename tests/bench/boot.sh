#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/bench/boot.sh BIN OUT: how long the machine `minimal` takes from the start of QEMU to the first line of userspace, with our
# boot image, and with an initramfs of busybox and three lines as anyone would make it by hand. The same QEMU, the same command line, the
# same kernel, in turns. The goal is a ratio of 1.2 at most. (`./ocks boot --all` prints the guest's clock and the slowest initcall of
# every model.)
set -eu

out=$2
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
root=${here%/tests/bench}
directory=$(mktemp -d "${TMPDIR:-/tmp}/ocks-bench-XXXXXX")
trap 'rm -rf "$directory"' EXIT

# The command line of QEMU and the archive with what a boot adds are those of a boot as its user makes it.
qemu=$(command -v qemu-system-x86_64) || { echo "bench: qemu-system-x86_64: not found" >&2; exit 3; }
"$root/ocks" boot minimal --quiet --keep --out "$directory/boot" > "$directory/log" 2>&1 &
boot=$!
while kill -0 $boot 2> /dev/null; do
    machine=$(pgrep -P $boot -f "$directory/boot") && cp "/proc/$machine/cmdline" "$directory/arguments" 2> /dev/null || true
    sleep 0.2
done
wait $boot || { tail -3 "$directory/log" >&2; exit 3; }

busybox=$(command -v busybox) || { echo "bench: busybox: not found" >&2; exit 3; }
mkdir -p "$directory/by-hand/bin"
cp "$busybox" "$directory/by-hand/bin/busybox"
ldd "$busybox" 2> /dev/null | sed -n 's/.*[ \t]\(\/[^ ]*\) (.*/\1/p' | while read -r library; do
    mkdir -p "$directory/by-hand${library%/*}"
    cp -L "$library" "$directory/by-hand$library"
done
cat > "$directory/by-hand/init" << 'END'
#!/bin/busybox sh
echo by-hand: userspace
/bin/busybox poweroff -f
END
chmod 755 "$directory/by-hand/init"
(cd "$directory/by-hand" && find . -mindepth 1 | LC_ALL=C sort | cpio --quiet -o -H newc -R 0:0) > "$directory/by-hand.cpio"

python3 "$here/boot.py" 7 "$qemu" "$directory/arguments" \
    "by hand=$directory/by-hand.cpio=by-hand: userspace" "OCKS==ocks-init: userspace" > "$directory/lines"
python3 "$here/figures.py" "$out" < "$directory/lines"
