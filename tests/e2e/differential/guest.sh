# SPDX-License-Identifier: GPL-3.0-or-later
# Runs inside the model, in the directory of results: everybody says what he sees.
# shellcheck shell=sh

# oracle PROGRAM ARGUMENT...: one that was carried in, with the libraries that came along.
oracle()
{
    program=$1
    shift
    LD_LIBRARY_PATH=/oracles/lib "/oracles/bin/$program" "$@"
}

# say FILE COMMAND...: what it prints; what it complains about stands beside it.
say()
{
    file=$1
    shift
    "$@" > "$file" 2> "$file.errors" || echo "exit status $?" >> "$file.errors"
    [ -s "$file.errors" ] || rm "$file.errors"
}

say inventory.json ocks-cert inventory --format json

say lspci.txt oracle lspci -D -nn -vvv
say nvme-list.json oracle nvme list -o json
for controller in /sys/class/nvme/nvme*; do
    [ -e "$controller" ] || continue
    name=${controller##*/}
    say "nvme-$name-controller.json" oracle nvme id-ctrl "/dev/$name" -o json
    say "nvme-$name-smart.json" oracle nvme smart-log "/dev/$name" -o json
    say "nvme-$name-firmware.json" oracle nvme fw-log "/dev/$name" -o json
done
for disk in /sys/block/sd*; do
    [ -e "$disk" ] || continue
    name=${disk##*/}
    say "smartctl-$name.json" oracle smartctl -j -x "/dev/$name"
done
say lsblk.json lsblk -J -b -d -O
say ip.json ip -j -d link
for device in /sys/class/net/*/device; do
    [ -e "$device" ] || continue
    name=${device%/device}
    name=${name##*/}
    say "ethtool-$name.txt" ethtool "$name"
    for question in i g k l P; do
        say "ethtool-$question-$name.txt" ethtool "-$question" "$name"
    done
done

say lscpu.json oracle lscpu -J -B
say hwloc.xml oracle lstopo-no-graphics --of xml
say dmidecode.txt dmidecode
