#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/e2e/iso.sh bios|uefi|aarch64: boots the live image from firmware, as a vendor does, to a finished smoke
# report on the results medium, and judges by what is on that medium alone. Under bios and aarch64 the image is
# a CD and the medium a USB stick; under uefi the image is the stick and carries the medium itself.
. "$(dirname -- "$0")/lib.sh"

firmware=$1
case $firmware in
bios | uefi) arch=x86_64 ;;
aarch64) arch=aarch64 ;;
*) wrong "$firmware: bios, uefi or aarch64" ;;
esac
screens=$root/build/screenshots
mkdir -p "$screens"

# One kernel may be given by OCKS_KERNEL; otherwise it is the one that ./ocks kernel builds.
image() { expect 0 "$root/ocks" image --arch "$arch" ${OCKS_KERNEL:+--kernel "$OCKS_KERNEL"} "$@"; }
live=$scratch/live.iso
results=$scratch/results.img
at=
if [ "$firmware" = uefi ]; then
    image --iso --results 64 -o "$live"
    results=$live
    # The third entry of the partition table, in sectors of 512 bytes.
    at=@@$(($(partx -g -o START --nr 3 "$live") * 512))
else
    image --iso -o "$live"
    cp "$live" "$scratch/first.iso"
    image --iso -o "$live"
    cmp "$live" "$scratch/first.iso" || wrong "two builds of the same content differ"
    rm "$scratch/first.iso"
    expect 0 "$root/ocks" image --medium 64 -o "$results"
fi

# As somebody writes it on Windows; one disk is granted, and the one of another owner is not.
printf 'profile = smoke\r\nend = wait\r\nvendor = test/live\r\nallow-destroy = EXN9000001\r\n' > "$scratch/ocks.conf"
mcopy -i "$results$at" "$scratch/ocks.conf" ::/
truncate -s 256M "$scratch/granted.img"
yes "somebody's data" | head -c 67108864 > "$scratch/bystander.img"
before=$(sha256sum < "$scratch/bystander.img")
live_before=$(sha256sum < "$live")

set -- -nodefaults -no-user-config -display none -nic none -no-reboot -serial "file:$scratch/serial.log" -monitor stdio \
    -smbios "type=1,manufacturer=Example Computer,product=Live 100,serial=EXS9000001" \
    -drive "if=none,id=granted,format=raw,file=$scratch/granted.img" -device nvme,drive=granted,serial=EXN9000001 \
    -drive "if=none,id=bystander,format=raw,file=$scratch/bystander.img" -device nvme,drive=bystander,serial=EXN9000002 \
    -device qemu-xhci,id=usb -device usb-kbd,bus=usb.0
if [ "$firmware" = uefi ]; then
    set -- "$@" -drive "if=none,id=stick,format=raw,file=$live" -device usb-storage,bus=usb.0,drive=stick,removable=on,bootindex=0
else
    set -- "$@" -drive "if=none,id=medium,format=raw,file=$results" -device usb-storage,bus=usb.0,drive=medium,removable=on \
        -drive "if=none,id=cd,format=raw,media=cdrom,readonly=on,file=$live" -device usb-storage,bus=usb.0,drive=cd,bootindex=0
fi
if [ "$arch" = x86_64 ]; then
    set -- qemu-system-x86_64 -machine pc-q35-7.2,smbios-entry-point-type=64 -smp 2 -m 1536M -device VGA \
        -cpu "Haswell-noTSX,-pcid,-x2apic,-tsc-deadline,-invpcid,model-id=Example Processor 2620 v1" "$@"
else
    set -- qemu-system-aarch64 -machine virt-7.2 -cpu neoverse-n1 -smp 2 -m 2G -device ramfb "$@"
fi
# The variables of the firmware are written to, so each boot has its own.
case $firmware in
uefi)
    cp /usr/share/OVMF/OVMF_VARS_4M.fd "$scratch/vars.fd"
    set -- "$@" -drive if=pflash,format=raw,readonly=on,file=/usr/share/OVMF/OVMF_CODE_4M.fd -drive "if=pflash,format=raw,file=$scratch/vars.fd" ;;
aarch64)
    cp /usr/share/AAVMF/AAVMF_VARS.fd "$scratch/vars.fd"
    set -- "$@" -drive if=pflash,format=raw,readonly=on,file=/usr/share/AAVMF/AAVMF_CODE.fd -drive "if=pflash,format=raw,file=$scratch/vars.fd" ;;
esac

mkfifo "$scratch/monitor"
: > "$scratch/serial.log"
"$@" < "$scratch/monitor" > "$scratch/qemu.log" 2>&1 &
machine=$!
trap 'ended=$?; kill $machine 2> /dev/null || true; finish $ended' EXIT
exec 7> "$scratch/monitor"

# until_said TEXT SECONDS: the serial port is what a test can read; the screen is looked at besides.
until_said()
{
    waited=0
    until grep -aqF -- "$1" "$scratch/serial.log"; do
        kill -0 $machine 2> /dev/null || { show "$scratch/qemu.log" "$scratch/serial.log"; wrong "QEMU ended before: $1"; }
        [ $waited -lt "$2" ] || { show "$scratch/serial.log"; wrong "not after $2 s: $1"; }
        sleep 1
        waited=$((waited + 1))
    done
}

# screen NAME: what a person sees. It must show something: a screen of one colour has nothing on it.
screen()
{
    echo "screendump $scratch/$1.ppm" >&7
    tries=0
    until pnmtopng "$scratch/$1.ppm" > "$screens/iso-$firmware-$1.png" 2> /dev/null; do
        tries=$((tries + 1))
        [ $tries -lt 20 ] || wrong "no picture of the screen $1"
        sleep 0.5
    done
    shown=$(ppmhist -noheader "$scratch/$1.ppm" | awk '{ all += $5; if ($5 > most) most = $5 } END { printf "%d", (all - most) * 1000 / all }')
    [ "$shown" -ge 5 ] || wrong "the screen $1 is empty: $shown of 1000 pixels differ from the rest; see $screens/iso-$firmware-$1.png"
}

until_said "executed automatically" 180
screen menu
until_said "OCKS Certification Suite" 300
until_said "Press Enter to switch off" 600
screen end
echo "sendkey ret" >&7
waited=0
while kill -0 $machine 2> /dev/null; do
    [ $waited -lt 60 ] || wrong "it does not switch off"
    sleep 1
    waited=$((waited + 1))
done

# The medium alone is asked from here on.
folder=$(mdir -b -i "$results$at" ::/ocks | tr -d '\r' | sed -n 's|^::/ocks/\(.*\)/$|\1|p')
case $folder in *-Live-100) ;; *) wrong "the results are in: $folder" ;; esac
# On AArch64 a kernel knows the time only if it reads the machine's clock.
kernel=${OCKS_KERNEL:-$("$root/ocks" kernel path --arch "$arch")}
if [ "$arch" = x86_64 ] || grep -qxE 'CONFIG_RTC_(HCTOSYS|INTF_DEV)=y' "$kernel/config"; then
    case $folder in "$(date -u +%Y%m)"* | "$(date -u -d '1 day ago' +%Y%m)"*) ;; *) wrong "it does not know the time: $folder" ;; esac
else
    echo "not checked: $kernel has no RTC_HCTOSYS and no RTC_INTF_DEV, so the time is not the machine's" >&2
fi
mcopy -s -n -i "$results$at" "::/ocks/$folder" ::/vendor.pub "$scratch/"
run=$scratch/$folder
expect 0 "$bin/ocks-cert" verify "$run/bundle.ocks" --trust "$scratch/vendor.pub"
report=$run/report.xml
xmllint --noout --nonet --schema "$root/reports/schema/report.xsd" "$report" 2> "$scratch/xsd" || { cat "$scratch/xsd" >&2; wrong "the report is not valid"; }
[ "$(of_report "$report" "//r:policy/@profile")" = smoke ] || wrong "the profile is not smoke"
[ "$(of_report "$report" "//r:device[@kind='system']/r:property[@name='product']/@value")" = "Live 100" ] || wrong "the report is of another machine"
[ "$(count_of_report "$report" "//r:test[@outcome='fail' or @outcome='error']")" = 0 ] || wrong "a test failed"
for test in cpu.stress driver.bound mem.pattern nvme.io; do
    [ "$(count_of_report "$report" "//r:test[@id='$test'][@outcome='pass']")" != 0 ] || wrong "$test passed nowhere"
done
[ "$(count_of_report "$report" "//r:test[@id='nvme.io'][@outcome='skip']")" = 1 ] || wrong "the disk that nobody granted was not skipped"
says "$run/console.log" "The results are on"
[ -s "$run/report.html" ] && [ -s "$run/kernel.log" ] || wrong "report.html or kernel.log is missing"
[ "$(find "$run/logs" -type f | wc -l)" -ge 3 ] || wrong "the logs are missing"

# It wrote to nothing else.
[ "$(sha256sum < "$scratch/bystander.img")" = "$before" ] || wrong "the disk that nobody granted has changed"
[ "$firmware" = uefi ] || [ "$(sha256sum < "$live")" = "$live_before" ] || wrong "the live image has changed"
echo "$firmware: verdict $(of_report "$report" "//r:summary/@verdict"), ${folder}"
