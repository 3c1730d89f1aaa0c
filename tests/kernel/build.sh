#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/kernel/build.sh ROOT: kernel/build/build.sh from end to end with a source of two files, which is to a kernel
# what a paper plane is to an airliner, but it is built by the same hands: a killed build goes on where it stopped, and what
# is wrong is one line.
set -eu

root=$1
work=$(mktemp -d)
XDG_CACHE_HOME=$work/cache
export XDG_CACHE_HOME
trap 'rm -rf "$work"' EXIT
failed=0
wrong() { echo "not ok: $*"; failed=1; }

mkdir -p "$work/kernel/releases" "$work/kernel/config" "$work/source/drivers/disk" "$work/source/drivers/net"
cp -r "$root/kernel/build" "$work/kernel/"
mkdir "$work/kernel/patches"
for number in one two; do
    printf -- '--- /dev/null\n+++ b/%s.txt\n@@ -0,0 +1 @@\n+%s\n' $number $number > "$work/kernel/patches/$number.patch"
done
cat > "$work/kernel/releases/tiny.toml" << 'END'
name = "tiny"
level = "L1"
base = "6.12"
suffix = "1.tiny"
source = "tiny-6.12"
architectures = ["x86_64", "aarch64"]
fragments = ["base"]
patches = ["one.patch", "two.patch"]
END
echo 'CONFIG_DISK=y' > "$work/kernel/config/base.config"
for arch in x86_64 aarch64; do echo 'CONFIG_64BIT=y' > "$work/kernel/config/arch-$arch.config"; done

cd "$work/source"
: > Kconfig
echo 'obj-$(CONFIG_DISK) += disk.o' > drivers/disk/Makefile
echo 'MODULE_DEVICE_TABLE(pci, disk_ids);' > drivers/disk/disk.c
: > drivers/net/net.c
# Each object is written into a list when it is made. The second waits at a gate, if there is one.
cat > Makefile << 'END'
VERSION = 6
PATCHLEVEL = 12
image = $(O)/$(if $(filter arm64,$(ARCH)),arch/arm64/boot/Image,arch/x86/boot/bzImage)
allnoconfig:
	cp $(KCONFIG_ALLCONFIG) $(O)/.config
$(O)/drivers/disk/disk.o: drivers/disk/disk.c
	@echo '  CC      drivers/disk/disk.o' && mkdir -p $(O)/drivers/disk && echo disk >> $(O)/made
	@echo '-DKBUILD_MODNAME='"'"'"disk"'"'" > $(O)/drivers/disk/.disk.o.cmd && cp $< $@
$(O)/drivers/net/net.o: $(O)/drivers/disk/disk.o drivers/net/net.c
	@echo '  CC      drivers/net/net.o' && mkdir -p $(O)/drivers/net
	@test ! -p $(GATE) || cat $(GATE)
	@test -z "$(FULL)" || cp drivers/disk/disk.c /dev/full
	@echo net >> $(O)/made && : > $@
modules: $(O)/drivers/net/net.o
bzImage Image: $(O)/drivers/net/net.o
	mkdir -p $(dir $(image)) $(O)/include/config
	cd $(O) && ar rcS --thin vmlinux.a drivers/disk/disk.o drivers/net/net.o
	echo 6.12.0$(LOCALVERSION) > $(O)/include/config/kernel.release
	cd $(O) && touch System.map Module.symvers && cat drivers/*/*.o > $(image)
	openssl x509 -in $(O)/certs/module_key.pem -outform DER -out $(O)/certs/signing_key.x509
modules_install:
	mkdir -p $(INSTALL_MOD_PATH)/lib/modules/6.12.0$(LOCALVERSION)
END
cd "$work"
openssl req -new -nodes -batch -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -subj /CN=test -keyout key -out crt 2> /dev/null
cat key crt > "$work/key.pem"

# build ARGUMENT...: its exit status in $status, what it said in $work/said
build()
{
    status=0
    "$work/kernel/build/build.sh" build --release tiny --signing-key "$work/key.pem" "$@" > "$work/printed" 2> "$work/said" || status=$?
}
# refuses WHAT STATUS LINE
refuses()
{
    [ "$status" = "$2" ] || wrong "$1: exit status $status, not $2"
    [ "$(grep -v '^kernel: ' "$work/said")" = "$3" ] || { wrong "$1: it says"; cat "$work/said"; }
}

# What is wrong before anything is done.
build
refuses 'a source that comes with no package' 3 'ocks kernel: tiny: its source tiny-6.12 comes with no package; give --source'
build --source "$work/nowhere.tar.xz"
refuses 'a missing source' 2 "ocks kernel: --source $work/nowhere.tar.xz: no such file"
tar -C "$work" -czf "$work/source.tar.gz" source
hash=$(sha256sum < "$work/source.tar.gz" | cut -d' ' -f1)
build --source "$work/source.tar.gz"
refuses 'a source whose hash nobody states' 2 \
    "ocks kernel: --source $work/source.tar.gz: what must its hash be? give --source-sha256; this one has $hash"
other=$(echo | sha256sum | cut -d' ' -f1)
build --source "$work/source.tar.gz" --source-sha256 "$other"
refuses 'a wrong hash' 3 "ocks kernel: --source $work/source.tar.gz: wrong hash: is $hash, must be $other"
head -c 100 "$work/source.tar.gz" > "$work/torn.tar.gz"
build --source "$work/torn.tar.gz" --source-sha256 "$(sha256sum < "$work/torn.tar.gz" | cut -d' ' -f1)"
case $status:$(grep -vc '^kernel: ' "$work/said"):$(cat "$work/said") in
3:1:*"ocks kernel: $work/torn.tar.gz: cannot unpack to "*) ;;
*) wrong "a torn source: exit status $status, and it says"; cat "$work/said" ;;
esac
sed 's/^suffix/sufix/' "$work/kernel/releases/tiny.toml" > "$work/kernel/releases/typo.toml"
build --release typo
refuses 'a typo in a release' 2 'ocks kernel: releases/typo.toml:4: sufix: unknown key'
mv "$work/kernel/config/base.config" "$work/kernel/config/kept"
build
refuses 'a fragment that is not there' 2 'ocks kernel: releases/tiny.toml: fragments: base: no config/base.config'
echo 'CONFG_DISK=y' > "$work/kernel/config/base.config"
build --source "$work/source.tar.gz" --source-sha256 "$hash"
refuses 'a typo in a fragment' 2 "ocks kernel: $work/kernel/config/base.config:1: neither CONFIG_NAME=value nor a comment"
mv "$work/kernel/config/kept" "$work/kernel/config/base.config"
build --source "$work/source.tar.gz" --source-sha256 "$hash" --signing-key "$work/key"
refuses 'a key without its certificate' 2 "ocks kernel: --signing-key $work/key: not a private key and its certificate in PEM"
echo no > "$work/file"
XDG_CACHE_HOME=$work/file build --source "$work/source.tar.gz" --source-sha256 "$hash"
refuses 'a cache that cannot be' 3 "ocks kernel: $work/file/ocks/kernel: cannot create"
[ -z "$(find "$XDG_CACHE_HOME" -name '*.o' -o -name build.json)" ] || wrong 'a refused build made something'

# Too little room is told before anything is unpacked; a disk that fills up on the way, by the line of the log that says so.
set -- --source "$work/source.tar.gz" --source-sha256 "$hash"
if unshare -rm true 2> /dev/null; then
    mkdir "$work/small"
    unshare -rm sh -c 'mount -t tmpfs -o size=8m none "$1" && shift && XDG_CACHE_HOME=$1 && export XDG_CACHE_HOME && shift && exec "$@"' sh \
        "$work/small" "$work/small" "$work/kernel/build/build.sh" build --release tiny --signing-key "$work/key.pem" "$@" 2> "$work/said" && status=0 || status=$?
    refuses 'a small disk' 3 "ocks kernel: $work/small/ocks/kernel: 8 MB are free, a build with its source takes 6000"
else
    echo 'skipped: a small disk: this user may not mount one'
fi
FULL=1 build "$@"
[ "$status" = 3 ] && [ "$(grep -vc '^kernel: ' "$work/said")" = 1 ] && grep -q '^ocks kernel: .*/build.log: .*No space left on device$' "$work/said" ||
    { wrong "a full disk: exit status $status, and it says"; cat "$work/said"; }
objects=$(ls -d "$XDG_CACHE_HOME"/ocks/kernel/source-????????????????-"$(uname -m)")
[ "$(cat "$objects/made")" = disk ] || wrong "made on a full disk: $(cat "$objects/made")"

# Killed while it makes the second object: first everything at once, as by the power; then the shell alone, by its user.
mkfifo "$work/gate"
for victim in all shell; do
    setsid sh -c 'echo $$ > "$1"; shift; exec env "$@"' sh "$work/pid" GATE="$work/gate" "$work/kernel/build/build.sh" build --release tiny \
        --signing-key "$work/key.pem" "$@" > "$work/printed" 2> "$work/said" &
    waiting=$!
    exec 3> "$work/gate"  # opens when the build has come to it
    pid=$(cat "$work/pid")
    if [ $victim = all ]; then kill -s KILL -- "-$pid"; else kill -TERM "$pid"; fi
    status=0
    wait $waiting 2> /dev/null || status=$?
    exec 3>&-
    [ $status -gt 128 ] || wrong "killed ($victim), it ends with $status"
    [ -z "$(find "$XDG_CACHE_HOME" -name build.json)" ] || wrong "killed ($victim), it left a kernel"
    pkill -KILL -s "$pid" 2> /dev/null || true  # the progress report, which sleeps
done
rm "$work/gate"
build "$@"
[ "$status" = 0 ] || { wrong "it does not go on: exit status $status"; cat "$work/said"; }
[ "$(tr '\n' ' ' < "$objects/made")" = 'disk net ' ] || wrong "it does not go on where it stopped: $(tr '\n' ' ' < "$objects/made")"
built=$(cat "$work/printed")
[ -r "$built/build.json" ] && [ "$(cat "$built/vmlinuz")" = 'MODULE_DEVICE_TABLE(pci, disk_ids);' ] &&
    [ "$(cut -f1-3 "$built/builtin/tables.tsv")" = "$(printf 'disk\tpci\tdisk_ids')" ] || wrong "the kernel is not whole: $(ls "$built")"
python3 -c 'import json, sys; record = json.load(open(sys.argv[1])); assert sorted(record["patches"]) == ["one.patch", "two.patch"], record' \
    "$built/build.json" || wrong "build.json: $(cat "$built/build.json")"

# The same again is nothing to do.
build "$@"
[ "$status" = 0 ] && [ "$(cat "$work/printed")" = "$built" ] && grep -q 'built already' "$work/said" || wrong 'the second time is not the first'
[ "$(wc -l < "$objects/made")" = 2 ] || wrong 'the second time built again'
exit $failed
