#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/drivers-matrix/knowledge_sources.sh ROOT: knowledge_sources.py with the source of Linux that is here: the unpacked
# one of a kernel build, else Debian's archive, which takes longer to read.
set -eu

linux=/usr/src/linux-source-6.12.tar.xz
for source in "${XDG_CACHE_HOME:-$HOME/.cache}"/ocks/kernel/source-*/Documentation; do
    [ ! -d "$source" ] || linux=${source%/Documentation}
done
exec python3 "$1/tests/drivers-matrix/knowledge_sources.py" "$1/drivers-matrix/knowledge" "$linux"
