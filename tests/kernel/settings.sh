#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/kernel/settings.sh ROOT: fragments put together, and symbols that were lost with the reason why.
set -eu

here=$1/kernel/build
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
release_name=some
die() { echo "ocks kernel: $1" >&2; exit "${2:-3}"; }
# shellcheck source=kernel/build/settings.sh
. "$here/settings.sh"
expect()
{
    [ "$2" = "$3" ] || { printf 'not ok: %s\n  wanted: %s\n  got:    %s\n' "$1" "$2" "$3"; failed=1; }
}

mkdir -p "$work/config"
cat > "$work/config/base.config" << 'END'
# A comment
CONFIG_NET=y
CONFIG_NEW=m  # since 6.7
CONFIG_LATER=y
# CONFIG_OFF is not set
END
echo 'CONFIG_LATER=n' > "$work/config/over.config"
echo 'CONFIG_ARM=y' > "$work/config/nic.aarch64.config"
: > "$work/config/arch-x86_64.config"
: > "$work/config/arch-aarch64.config"
config=$work/config

expect 'a fragment of the other architecture alone is no error' " $config/base.config $config/arch-x86_64.config" \
    "$(fragments_of "$config" 'base nic' x86_64)"
expect 'a fragment of this architecture' " $config/base.config $config/nic.aarch64.config $config/arch-aarch64.config" \
    "$(fragments_of "$config" 'base nic' aarch64)"
expect 'a fragment that is not there' 'ocks kernel: releases/some.toml: fragments: gone: no config/gone.config' \
    "$(fragments_of "$config" 'base gone' x86_64 2>&1)"
expect 'the last word on a symbol; what is too new is not asked for' \
    'CONFIG_NET=y;CONFIG_LATER=n;# CONFIG_OFF is not set;' "$(requested_lines 6.1 "$config/base.config" "$config/over.config" | cut -f1 | tr '\n' ';')"
expect 'what is new enough is asked for' 'CONFIG_NEW=m' "$(requested_lines 6.12 "$config/base.config" | cut -f1 | grep NEW)"
echo 'COFNIG_NET=y' > "$config/bad.config"
expect 'a line that is nothing' "ocks kernel: $config/bad.config:1: neither CONFIG_NAME=value nor a comment" \
    "$(requested_lines 6.12 "$config/bad.config" 2>&1)"

# A small tree of Kconfig files: what surrounds a `source` counts too.
mkdir -p "$work/tree/drivers/net"
cat > "$work/tree/Kconfig" << 'END'
mainmenu "Test"
config NET
	bool "net"
if NET
source "drivers/$(SRCARCH)/Kconfig"
endif
config PCI
	bool "pci"
END
cat > "$work/tree/drivers/net/Kconfig" << 'END'
menu "Vendors"
	depends on PCI || ISA
config VENDOR
	bool "vendor"
	help
	  This text says: depends on MOON
	  if nothing else helps.
config CARD
	tristate "card"
	depends on VENDOR && \
		(PTP=n || (ARM64 && !BROKEN))
config FREE
	tristate "free"
	depends on NET
endmenu
END
unmet()
{
    printf '%s\n' $1 > "$work/final"
    awk -v tree="$work/tree" -v config="$work/final" -v arch=net -v wanted="$2" -f "$here/unmet.awk"
}
expect 'what surrounds the source of a file' 'VENDOR	needs NET, drivers/net/Kconfig:3' "$(unmet 'CONFIG_PCI=y' VENDOR)"
expect 'a condition of the menu' 'VENDOR	needs PCI || ISA, drivers/net/Kconfig:3' "$(unmet 'CONFIG_NET=y' VENDOR)"
expect 'the part of && that does not hold' 'CARD	needs VENDOR, drivers/net/Kconfig:8' "$(unmet 'CONFIG_NET=y CONFIG_PCI=y' CARD)"
expect 'a condition over several lines' 'CARD	needs PTP=n || (ARM64 && !BROKEN), drivers/net/Kconfig:8' \
    "$(unmet 'CONFIG_NET=y CONFIG_PCI=y CONFIG_VENDOR=y CONFIG_PTP=y' CARD)"
expect 'all conditions hold' 'CARD	not a matter of `depends on`: see its prompt and range, drivers/net/Kconfig:8' \
    "$(unmet 'CONFIG_NET=y CONFIG_PCI=y CONFIG_VENDOR=y CONFIG_ARM64=y' CARD)"
expect 'a symbol that nobody knows' 'MOON	no such symbol in this source' "$(unmet 'CONFIG_NET=y' MOON)"

printf 'CONFIG_NET=y\n' > "$work/final"
printf 'CONFIG_NET=y\tconfig/base.config:1\nCONFIG_VENDOR=y\tconfig/base.config:7\n' > "$work/requested"
expect 'a lost symbol is told with its place' 'ocks kernel: config/base.config:7: CONFIG_VENDOR=y: lost: needs PCI || ISA, drivers/net/Kconfig:3' \
    "$(check_settings "$work/tree" "$work/final" net "$work/requested" 2>&1)"
exit $failed
