# SPDX-License-Identifier: GPL-3.0-or-later
# What kernel/judge/exercise.cpp runs in the guest, before one line for each drive: it uses drives and ports once and tells
# facts of them. It becomes part of ocks-boot; docs/boot-judge.md describes the facts.
# shellcheck shell=sh

fact() { echo "fact $*" > /run/ocks/channel; }

# Milliseconds of the guest's clock.
now()
{
    read -r uptime rest < /proc/uptime
    echo "${uptime%.*}${uptime#*.}0"
}

# The serial number of an NVMe drive is in a file, that of a SCSI drive in one of its pages.
serial_of()
{
    if [ -r "$1/device/serial" ]; then
        read -r serial < "$1/device/serial"
        echo "$serial"
    elif [ -r "$1/device/vpd_pg80" ]; then
        tail -c +5 "$1/device/vpd_pg80" | tr -d '\0 '
    fi
}

disk_of()
{
    for block in /sys/class/block/*; do
        [ "$(serial_of "$block")" != "$1" ] || {
            echo "/dev/${block##*/}"
            return
        }
    done
}

# timed FACT COMMAND...: tells its milliseconds, or "error".
timed()
{
    name=$1
    shift
    begin=$(now)
    if timeout 60 "$@" 2> /dev/null; then
        end=$(now)
        fact "$name" $((end - begin))
    else
        fact "$name" error
        return 1
    fi
}

# use_disk SERIAL: writes two mebibytes and reads them back.
use_disk()
{
    disk=$(disk_of "$1")
    [ -n "$disk" ] || {
        fact "disk.$1.content" missing
        return
    }
    yes "the test of drive $1" | head -c 2097152 > /tmp/written
    timed "disk.$1.write_ms" dd if=/tmp/written of="$disk" bs=128k oflag=direct conv=notrunc || return
    timed "disk.$1.read_ms" dd if="$disk" of=/tmp/read bs=128k count=16 iflag=direct || return
    if cmp -s /tmp/written /tmp/read; then fact "disk.$1.content" same; else fact "disk.$1.content" different; fi
}

# look_at_disk SERIAL: reads two mebibytes of somebody's data, as kernel/machine/disk_image.cpp writes it.
look_at_disk()
{
    disk=$(disk_of "$1")
    [ -n "$disk" ] || {
        fact "disk.$1.content" missing
        return
    }
    timed "disk.$1.read_ms" dd if="$disk" of=/tmp/read bs=128k count=16 iflag=direct || return
    if head -c 65536 /tmp/read | grep -q "data on drive $1\$"; then
        fact "disk.$1.content" same
    elif [ "$(tr -d '\0' < /tmp/read | wc -c)" = 0 ]; then
        fact "disk.$1.content" zeros
    else
        fact "disk.$1.content" different
    fi
}

# Brings every port up and waits five seconds for its partner.
use_ports()
{
    for port in /sys/class/net/*; do
        [ ! -e "$port/device" ] || ip link set "${port##*/}" up
    done
    looks=0
    while [ $looks -lt 25 ] && cat /sys/class/net/*/carrier 2> /dev/null | grep -q 0; do
        looks=$((looks + 1))
        sleep 0.2
    done
    for port in /sys/class/net/*; do
        [ ! -e "$port/device" ] || fact "port.$(cat "$port/address").carrier" "$(cat "$port/carrier")"
    done
}
