#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/e2e/certify.sh MODEL: boots the model, certifies inside, submits, and reads the listing back.
. "$(dirname -- "$0")/lib.sh"

model=$1
expect 0 "$root/ocks" run --model "$model" --out "$scratch/run"
report=$scratch/run/report.xml
xmllint --noout --nonet --schema "$root/reports/schema/report.xsd" "$report" 2> "$scratch/xsd" || { cat "$scratch/xsd" >&2; wrong "the report is not valid"; }
[ "$(of_report "$report" "//r:summary/@verdict")" = pass ] || wrong "the verdict is $(of_report "$report" "//r:summary/@verdict")"
for test in cpu.stress driver.bound mem.pattern nic.traffic nvme.io pcie.link raid.io; do
    [ "$(count_of_report "$report" "//r:test[@id='$test'][@outcome='pass']")" != 0 ] || wrong "$test passed nowhere"
    [ "$(count_of_report "$report" "//r:test[@id='$test'][@outcome='fail' or @outcome='error']")" = 0 ] || wrong "$test failed"
done
[ "$(count_of_report "$report" "//r:covered[@cover='uncovered']")" = 0 ] || wrong "a device is not covered"

[ "$(of_report "$report" "//r:environment/@virtualization")" = qemu ] || wrong "the report does not say that the machine is emulated"

# The suite inside is the one of this build, and its drivers are those of the kernel's build, as sha256sum and readelf have them.
digest() { sha256sum | cut -d ' ' -f 1; }
[ "$(of_report "$report" "//r:suite/@sbomSha256")" = "$(digest < "$bin/ocks-cert.spdx.json")" ] || wrong "the report names another bill of materials"
file=$(find "$("$root/ocks" kernel path)/lib/modules" -name e1000e.ko)
of_module() { of_report "$report" "//r:device[@kind='module'][@name='e1000e']/r:property[@name='$1']/@value"; }
[ "$(of_module file_sha256)" = "$(digest < "$file")" ] || wrong "the report has another e1000e than the kernel's build"
[ "$(of_module build_id)" = "$(readelf -n "$file" | sed -n 's/^ *Build ID: //p')" ] || wrong "the build id of e1000e is not what readelf says"
[ -n "$(of_module parameter_copybreak)" ] || wrong "no parameter of e1000e is told"

# Nothing private leaves the machine: the model's serial numbers and addresses are known, and nowhere.
for secret in $(sed -n 's/.*serial=\([A-Z0-9]*\).*/\1/p; s/^serial = "\(.*\)"/\1/p' "$root/kernel/models/$model.toml" | sort -u); do
    ! grep -qF "$secret" "$report" "$scratch/run/report.html" || wrong "the report tells the serial number $secret"
done

listing=$(sed -n 's/^listing  //p' "$scratch/output")
curl -fsS "$listing" > "$scratch/listing.html"
says "$scratch/listing.html" "Rack 2200"
# Nobody has decided yet: the listing has its address, and no list names it. With an award they do.
id=${listing##*/}
curl -fsS "$OCKS_HCL_ADDRESS/api/v1/listings" > "$scratch/before.json"
says "$scratch/before.json" '"count": 0'
expect 0 "$bin/ocks-cert" key new --name hcl.test/maintainers/one -o "$scratch/maintainer.key"
"$bin/ocks-cert" key export "$scratch/maintainer.key" > "$scratch/maintainers.txt"
expect 0 "$bin/ocks-hcl" decide "$id" award --level ready --reason "everything passed" --key "$scratch/maintainer.key" \
    --maintainers "$scratch/maintainers.txt" --db "$XDG_STATE_HOME/ocks/hcl/hcl.sqlite"
tries=0
until curl -fsS "$OCKS_HCL_ADDRESS/api/v1/listings" | grep -qF '"count": 1'; do
    tries=$((tries + 1))
    [ $tries -lt 100 ] || wrong "an awarded listing is in no list"
    sleep 0.1
done
curl -fsS "$OCKS_HCL_ADDRESS/?q=e1000e" > "$scratch/search.html"
says "$scratch/search.html" "Rack 2200"
curl -fsS "$OCKS_HCL_ADDRESS/components/pci/8086:10d3" > "$scratch/component.html"
says "$scratch/component.html" "Rack 2200"
curl -fsS "$OCKS_HCL_ADDRESS/api/v1/listings/$id" > "$scratch/listing.json"
says "$scratch/listing.json" '"pass"'

# The same page as a person sees it.
mkdir -p "$root/build/screenshots"
for width in 1280 390; do
    chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$scratch/chromium-$width" \
        --window-size=$width,1600 --screenshot="$root/build/screenshots/listing-$width.png" "$listing" > "$scratch/chromium.log" 2>&1 ||
        { tail -5 "$scratch/chromium.log" >&2; wrong "chromium takes no screenshot"; }
    # An empty page of that size compresses to a few kilobytes; one with text and tables does not.
    [ "$(stat -c %s "$root/build/screenshots/listing-$width.png")" -gt 40000 ] || wrong "the page of width $width is empty"
done
chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$scratch/chromium-dom" --dump-dom "$listing" > "$scratch/dom.html" 2> /dev/null
says "$scratch/dom.html" "nvme.io"
