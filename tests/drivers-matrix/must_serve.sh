#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/drivers-matrix/must_serve.sh ROOT ARCH: the kernel that kernel/config makes serves every device of
# drivers-matrix/must-serve.toml. A change that loses one fails here, with the name of the device.
set -eu

root=$1
arch=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
kernel=$("$root/ocks" kernel build --arch "$arch" | tail -1)
"$root/build/bin/ocks-cert" matrix build --kernel "$kernel" -o "$work/kernel.matrix"
"$root/build/bin/ocks-cert" matrix require "$work/kernel.matrix" --list "$root/drivers-matrix/must-serve.toml"
