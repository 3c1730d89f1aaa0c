# SPDX-License-Identifier: GPL-3.0-or-later
# What the first process of any boot does before its own work: the file systems of the kernel, drivers for
# every device, and waiting until the devices are there. The caller tells a person or a channel how far it is.
# shellcheck shell=sh
export PATH=/usr/sbin:/usr/bin HOME=/ LC_ALL=C LANG=C

mount_kernel_file_systems()
{
    mount -t proc proc /proc
    mount -t sysfs sysfs /sys
    mount -t devtmpfs devtmpfs /dev 2> /dev/null
    mkdir -p /dev/pts /dev/shm
    mount -t devpts devpts /dev/pts
    mount -t tmpfs tmpfs /dev/shm
    # On a server udev makes these.
    ln -s /proc/self/fd /dev/fd
    for stream in 0:stdin 1:stdout 2:stderr; do ln -s "/proc/self/fd/${stream%:*}" "/dev/${stream#*:}"; done
    mount -t tmpfs tmpfs /run
    mount -t tmpfs tmpfs /tmp
    mount -t cgroup2 cgroup2 /sys/fs/cgroup
    mount -t securityfs securityfs /sys/kernel/security 2> /dev/null
    mount -t debugfs debugfs /sys/kernel/debug 2> /dev/null
    mount -t tracefs tracefs /sys/kernel/tracing 2> /dev/null
    mkdir -p /run/ocks /run/netns
}

# A kernel without CONFIG_RTC_HCTOSYS takes the time from the machine only on x86; elsewhere it begins in 1970.
set_clock()
{
    if [ "$(date +%Y)" = 1970 ]; then hwclock -s -u 2> /dev/null; fi
}

# option NAME: the value of ocks.NAME= on the kernel's command line.
option()
{
    # shellcheck disable=SC2013  # words are what is wanted
    for word in $(cat /proc/cmdline); do
        case $word in "ocks.$1="*) echo "${word#*=}" ;; esac
    done
}

# A driver that binds can bring a bus to light with devices that want drivers of their own.
aliases() { find /sys/devices -name modalias -exec cat {} + 2> /dev/null | sort -u; }
load_drivers()
{
    known=
    round=0
    while [ $round -lt 5 ]; do
        found=$(aliases)
        [ "$found" != "$known" ] || break
        known=$found
        echo "$found" | xargs /usr/sbin/modprobe -a -b -q 2> /dev/null
        round=$((round + 1))
    done
    /usr/sbin/modprobe -q ipmi_devintf 2> /dev/null
}

# Disks are probed in the background: settled is what has not changed for three looks.
census()
{
    ls /sys/class/block /sys/class/net /sys/class/nvme /sys/class/scsi_host /sys/class/ipmi 2> /dev/null
    cat /sys/class/nvme/*/state 2> /dev/null
}
settle()
{
    before=
    quiet=0
    looks=0
    while [ $quiet -lt 3 ] && [ $looks -lt 100 ]; do
        now=$(census)
        case $now in
        *connecting* | *resetting* | *new*) quiet=0 ;;
        "$before") quiet=$((quiet + 1)) ;;
        *) quiet=0 ;;
        esac
        before=$now
        looks=$((looks + 1))
        sleep 0.2
    done
}
