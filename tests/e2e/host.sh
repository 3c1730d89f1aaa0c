#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# `./ocks run` on this very machine, whatever it is: a report without a false word, a bundle that
# verifies, a listing in a browser.
. "$(dirname -- "$0")/lib.sh"

got=0
"$root/ocks" run --out "$scratch/run" > "$scratch/output" 2> "$scratch/errors" || got=$?
[ $got -le 1 ] || { cat "$scratch/errors" >&2; wrong "./ocks run: exit status $got"; }
report=$scratch/run/report.xml
xmllint --noout --nonet --schema "$root/reports/schema/report.xsd" "$report" 2> "$scratch/xsd" || { cat "$scratch/xsd" >&2; wrong "the report is not valid"; }
for file in report.html bundle.ocks journal.jsonl; do
    [ -s "$scratch/run/$file" ] || wrong "no $file"
done

# The machine as the kernel shows it to a shell.
smbios=$(count_of_report "$report" "//r:device[@kind='system']")
if [ -r /sys/firmware/dmi/tables/DMI ]; then wanted=1; else wanted=0; fi
[ "$smbios" = $wanted ] || wrong "$smbios systems in the report, and $wanted in SMBIOS"
functions=$(find /sys/bus/pci/devices/ -mindepth 1 2> /dev/null | wc -l)
[ "$(count_of_report "$report" "//r:device[@kind='pci']")" = "$functions" ] || wrong "not all $functions PCI functions are in the report"
total=$(awk '/^MemTotal:/ { printf "%.0f", $2 * 1024 }' /proc/meminfo)
[ "$(of_report "$report" "//r:device[@kind='memory']/r:property[@name='total_bytes']/@value")" = "$total" ] || wrong "memory is not what /proc/meminfo says"

if grep -qw hypervisor /proc/cpuinfo; then
    [ "$(of_report "$report" "//r:environment/@virtualization")" != none ] || wrong "the report calls a virtual machine a real one"
fi

# The programs that ran are the files that a shell finds, and the packages are those that their manager lists.
digest() { sha256sum | cut -d ' ' -f 1; }
if program=$(command -v stress-ng); then
    [ "$(of_report "$report" "//r:tool[@name='stress-ng']/@sha256")" = "$(digest < "$program")" ] || wrong "the report names another stress-ng"
fi
if [ -s /var/lib/dpkg/status ]; then
    packages=$(dpkg-query -W -f '${db:Status-Status} ${Package} ${Version} ${Architecture}\n' | sed -n 's/^installed //p' | LC_ALL=C sort | digest)
    [ "$(of_report "$report" "//r:device[@kind='os']/r:property[@name='packages_sha256']/@value")" = "$packages" ] || wrong "the report has other packages than dpkg"
fi

# Which build of the suite it was, and what that was built from.
[ "$(of_report "$report" "//r:suite/@sbomSha256")" = "$(digest < "$bin/ocks-cert.spdx.json")" ] || wrong "the report names another bill of materials"
commit=$(of_report "$report" "//r:suite/@gitCommit")
if [ -e "$root/.git" ]; then
    [ "${commit%-dirty}" = "$(git -C "$root" rev-parse HEAD)" ] || wrong "the report says commit $commit"
fi

# stress-ng tells the host's name in its metrics; what leaves the machine must not.
mkdir -p "$scratch/unpacked"
"$bin/ocks-cert" report unpack "$scratch/run/bundle.ocks" -o "$scratch/unpacked"
! grep -rqE "hostname: \"?$(hostname)\"?\$" "$scratch/unpacked/logs" || wrong "a log tells the host's name"

# Nothing was granted, so nothing that destroys data has run.
for test in nvme.io raid.io; do
    [ "$(count_of_report "$report" "//r:test[@id='$test'][@outcome='pass' or @outcome='fail']")" = 0 ] || wrong "$test ran"
done
[ "$(count_of_report "$report" "//r:planned")" = "$(count_of_report "$report" "//r:planned[@test=//r:test/@id]")" ] || wrong "a planned test left no record"
says "$scratch/output" "verdict:"

listing=$(sed -n 's/^listing  //p' "$scratch/output")
curl -fsS "$listing" > "$scratch/listing.html"
curl -fsS "$listing.json" > "$scratch/listing.json" || curl -fsS -H 'Accept: application/json' "$listing" > "$scratch/listing.json"
says "$scratch/listing.html" "$(of_report "$report" "//r:summary/@verdict")"
expect 0 "$bin/ocks-cert" verify "$scratch/run/bundle.ocks" --trust "$XDG_STATE_HOME/ocks/hcl/trust.txt"
