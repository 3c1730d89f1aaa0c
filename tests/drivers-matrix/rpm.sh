#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/drivers-matrix/rpm.sh ROOT: the modules of an rpm as input. Distributions that use rpm ship modules compressed and
# leave the indexes to depmod(8) on the machine that they are installed on, so the aliases must come out of the files
# themselves. The rpm is made here, by rpmbuild, of storage and network modules of Debian's 6.12; its matrix must say of
# them what the matrix of Debian's own tree says. Skipped where Debian's lists have no such kernel.
set -eu
export LC_ALL=C

root=$1
cert=$root/build/bin/ocks-cert
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
wrong() { echo "rpm: $*" >&2; exit 1; }

kernel=$("$root/tests/drivers-matrix/debian_kernel.sh" 6.12 "$(uname -m)") || exit $?
release=$(ls "$kernel/lib/modules")
"$cert" matrix build --modules "$kernel" --package kernel-modules-core -o "$work/debian.matrix" > /dev/null

# Both forms of compression that distributions of servers use; one distribution has one.
tree=$work/tree/lib/modules/$release
for part in drivers/nvme drivers/scsi/megaraid drivers/net/ethernet/intel; do
    mkdir -p "$tree/kernel/$(dirname $part)"
    cp -r "$kernel/lib/modules/$release/kernel/$part" "$tree/kernel/$(dirname $part)/"
done
find "$tree" -name '*.ko.*' -exec xz -dq {} +
find "$tree/kernel/drivers/nvme" -name '*.ko' -exec xz -q --check=crc32 {} +
find "$tree/kernel/drivers/net" -name '*.ko' -exec zstd -q --rm {} +
cp "$kernel/boot/config-$release" "$tree/config"
cp "$kernel/lib/modules/$release/modules.builtin" "$kernel/lib/modules/$release/modules.builtin.modinfo" "$tree/"

cat > "$work/kernel.spec" << 'SPEC'
Name: kernel-modules-core
Version: 6.12
Release: 1
Summary: Modules of a kernel
License: GPL-2.0-only
BuildArch: noarch
%description
Modules of a kernel, as a test of a matrix wants them.
%install
cp -r %{tree}/lib %{buildroot}/
%files
/lib/modules
SPEC
rpmbuild --quiet -bb --define "_topdir $work/rpm" --define "tree $work/tree" --define '__os_install_post %{nil}' \
    "$work/kernel.spec" > "$work/rpmbuild.log" 2>&1 || { cat "$work/rpmbuild.log" >&2; wrong "rpmbuild failed"; }
package=$(find "$work/rpm/RPMS" -name '*.rpm')
mkdir "$work/unpacked"
(cd "$work/unpacked" && rpm2cpio "$package" | cpio -idm --quiet)
"$cert" matrix build --modules "$work/unpacked" --package "$(rpm -qp --queryformat '%{NAME}' "$package" 2> /dev/null)" \
    -o "$work/rpm.matrix" > "$work/built"
cat "$work/built"

# What both say of the modules of the rpm: the module with its version of the source and its signer, its firmware, its
# aliases and the names of its drivers.
"$cert" matrix show "$work/rpm.matrix" > "$work/rpm.txt"
"$cert" matrix show "$work/debian.matrix" > "$work/debian.txt"
awk -F '\t' '$1 == "module" && $3 == "m" { print $2 }' "$work/rpm.txt" | sort > "$work/names"
[ "$(wc -l < "$work/names")" -gt 20 ] || wrong "the rpm has $(wc -l < "$work/names") modules only"
for which in rpm debian; do
    awk -F '\t' 'NR == FNR { wanted[$1]; next }
        $1 == "module" { mine = $2 in wanted; if (mine) print; next }
        $1 == "firmware" && mine
        $1 == "alias" && $3 in wanted' "$work/names" "$work/$which.txt" > "$work/$which.part"
done
cmp "$work/debian.part" "$work/rpm.part" || {
    diff "$work/debian.part" "$work/rpm.part" | head >&2
    wrong "the rpm's modules say something else than Debian's"
}
grep -q '^alias.*	nvme	nvme$' "$work/rpm.part" || wrong "the driver's name of nvme is not known"
echo "$(wc -l < "$work/names") modules of an rpm with $(grep -c '^alias' "$work/rpm.part") aliases, as Debian's tree has them"
