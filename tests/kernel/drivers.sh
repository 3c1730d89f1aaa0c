#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/kernel/drivers.sh ROOT: the kernel against a table of the server drivers of mainline Linux that
# somebody else made: of those that an architecture can have, at least 95 % are on, and each of the
# others has its reason in kernel/config/exceptions.tsv.
#
# The table is kernel-drivers.tsv beside the corpus; without it only the exceptions themselves are checked.
set -eu

kernel=$1/kernel
failed=0
table=${OCKS_CORPUS:-$1/../shared/corpus}/../reference/kernel-drivers.tsv
. "$kernel/build/settings.sh"
die() { echo "$1"; exit 1; }

for arch in x86_64 aarch64; do
    said=$(awk -v directory="$kernel/releases" -v name=ocks-2611 -f "$kernel/build/release.awk")
    eval "$said"
    # shellcheck disable=SC2154,SC2046  # set by the line above; paths of our own making
    asked=$(requested_lines "$release_base" $(fragments_of "$kernel/config" "$release_fragments" $arch) | sed -n 's/^CONFIG_\([A-Z0-9_a-z]*\)=[ym].*/\1/p')
    excepted=$(awk -F'\t' -v arch=$arch '!/^#/ && $2 ~ arch { print $1 }' "$kernel/config/exceptions.tsv")
    for symbol in $excepted; do
        case "
$asked
" in *"
$symbol
"*) echo "not ok: config/exceptions.tsv: $symbol: a fragment asks for it on $arch"; failed=1 ;; esac
    done
    [ -r "$table" ] || { echo "skipped: $table: no such file; set OCKS_CORPUS"; continue; }
    echo "$asked" | awk -F'\t' -v arch=$arch -v exceptions="$kernel/config/exceptions.tsv" '
        BEGIN {
            short = arch == "x86_64" ? "x86" : "arm64"
            while ((getline < exceptions) > 0) if ($2 ~ arch) { known[$1] = 1; if ($3 ~ /^Kconfig: /) impossible[$1] = 1 }
        }
        FILENAME == "-" { on[$1] = 1; next }
        $9 != "Y" || ($6 != "any" && $6 != short) || $2 in impossible { next }
        { rows++ }
        $2 in on { enabled++; next }
        $2 in known { next }
        { print "not ok: " $2 " is neither on nor excepted on " arch; failed = 1 }
        END {
            printf "%s: %d of %d drivers are on (%.1f %%)\n", arch, enabled, rows, 100 * enabled / rows
            exit failed || 100 * enabled < 95 * rows
        }' - "$table" || failed=1
done
exit $failed
