#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Wrong use and broken input: one clear line, the right exit status, nothing stored.
. "$(dirname -- "$0")/lib.sh"

key=$scratch/vendor.key
policy=$root/suite/policies/server.toml
expect 0 "$bin/ocks-cert" key new --name test/vendor -o "$key"
cp "$scratch/output" "$scratch/trust.txt"

# Wrong use.
expect 2 "$bin/ocks-cert" run --no-such-option
one_line "$scratch/errors"
expect 2 "$bin/ocks-cert" check --kernl any.matrix
says "$scratch/errors" "ocks-cert: --kernl: there is no such option"
expect 2 "$bin/ocks-cert" matrx show
says "$scratch/errors" "ocks-cert: matrx: not expected here"
expect 2 "$bin/ocks-cert" plan --policy "$policy" --profile gold
one_line "$scratch/errors"
says "$scratch/errors" "ocks-cert: --profile gold: unknown; there is"
expect 2 "$bin/ocks-cert" plan --policy "$policy" --allow-destroy NO-SUCH-SERIAL
says "$scratch/errors" "no disk has that serial number"
expect 2 "$bin/ocks-boot" no-such-model
one_line "$scratch/errors"
mkdir "$scratch/kernel" "$scratch/image"
echo '{"architecture": "x86_64"}' > "$scratch/kernel/build.json"
: > "$scratch/image/image.cpio"
sed 's/^stall_seconds/stall_second/' "$root/kernel/models/minimal.toml" > "$scratch/model.toml"
expect 2 "$bin/ocks-boot" "$scratch/model.toml" --kernel "$scratch/kernel" --image "$scratch/image"
one_line "$scratch/errors"
says "$scratch/errors" "ocks-boot: $scratch/model.toml:$(grep -n '^stall_second ' "$scratch/model.toml" | cut -d: -f1): stall_second: unknown key"
sed '0,/^kind = "pci"/s//knd = "pci"/' "$root/kernel/models/minimal.toml" > "$scratch/model.toml"
expect 2 "$bin/ocks-boot" "$scratch/model.toml" --kernel "$scratch/kernel" --image "$scratch/image"
one_line "$scratch/errors"
says "$scratch/errors" "ocks-boot: $scratch/model.toml:$(grep -n '^knd' "$scratch/model.toml" | cut -d: -f1): knd: unknown key"
expect 2 "$bin/ocks-boot" no-such-model --kernel "$scratch/kernel" --image "$scratch/image"
one_line "$scratch/errors"
expect 2 "$root/kernel/build/build.sh" build --release no-such-release
one_line "$scratch/errors"
expect 2 "$bin/ocks-hcl" serve --no-such-option
one_line "$scratch/errors"
expect 2 "$root/ocks" run --model no-such-model
one_line "$scratch/errors"
expect 2 "$root/ocks" no-such-verb
one_line "$scratch/errors"

# Things that are not there, or cannot be written.
expect 3 "$bin/ocks-cert" inventory --root /no/such/root
one_line "$scratch/errors"
expect 3 "$bin/ocks-cert" run --policy "$policy" --key "$key" --out /proc/no-such-directory
one_line "$scratch/errors"
expect 3 "$bin/ocks-cert" run --policy /no/such/policy.toml --key "$key" --out "$scratch/never"
one_line "$scratch/errors"
sed 's/^severity/severty/' "$policy" > "$scratch/policy.toml"
echo 'verson = "1"' | cat - "$policy" > "$scratch/policy.toml"
expect 3 "$bin/ocks-cert" plan --policy "$scratch/policy.toml"
says "$scratch/errors" "policy.toml:1: verson: unknown key"
chmod 644 "$key"
expect 3 "$bin/ocks-cert" key export "$key"
one_line "$scratch/errors"
chmod 600 "$key"

# A tool that is missing is an error of that test, told before anything runs.
if [ "$(id -u)" = 0 ] && unshare -m true 2> /dev/null; then
    stress=$(command -v stress-ng)
    unshare -m sh -c 'mount --bind /dev/null "$1" && exec "$2" plan --policy "$3"' sh "$stress" "$bin/ocks-cert" "$policy" > "$scratch/output"
    grep -q 'cpu.stress.*stress-ng' "$scratch/output" || grep -A2 'cpu.stress' "$scratch/output" | grep -q stress-ng ||
        { cat "$scratch/output" >&2; wrong "the plan does not say that stress-ng is missing"; }
fi

# A good bundle, and the same with one byte flipped.
got=0
"$bin/ocks-cert" run --policy "$policy" --key "$key" --only driver.bound --out "$scratch/run" > "$scratch/output" 2> "$scratch/errors" || got=$?
[ $got -le 1 ] || { cat "$scratch/errors" >&2; wrong "the run: exit status $got"; }
expect 0 "$bin/ocks-cert" verify "$scratch/run/bundle.ocks" --trust "$scratch/trust.txt"
size=$(stat -c %s "$scratch/run/bundle.ocks")
for offset in 0 600 $((size / 3)) $((size / 2)) $((size - 1)); do
    cp "$scratch/run/bundle.ocks" "$scratch/flipped.ocks"
    byte=$(od -An -tu1 -j$offset -N1 "$scratch/flipped.ocks" | tr -d ' ')
    # shellcheck disable=SC2059  # the octal escape is the point
    printf "\\$(printf %03o $((byte ^ 1)))" | dd of="$scratch/flipped.ocks" bs=1 seek=$offset conv=notrunc 2> /dev/null
    expect 1 "$bin/ocks-cert" verify "$scratch/flipped.ocks" --trust "$scratch/trust.txt"
    one_line "$scratch/errors"
done
head -c 3000 "$scratch/run/report.xml" > "$scratch/truncated.xml"
expect 3 "$bin/ocks-cert" report show "$scratch/truncated.xml"
one_line "$scratch/errors"

# The HCL stores a good bundle once, and nothing else.
mkdir -p "$scratch/hcl"
"$bin/ocks-hcl" serve --db "$scratch/hcl/hcl.sqlite" --trust "$scratch/trust.txt" --policies "$root/suite/policies" \
    --schema "$root/reports/schema/report.xsd" --listen "127.0.0.1:$port" > "$scratch/hcl.log" 2>&1 &
server=$!
tries=0
until curl -fs -o /dev/null "$OCKS_HCL_ADDRESS/healthz"; do
    tries=$((tries + 1))
    [ $tries -lt 100 ] && kill -0 $server 2> /dev/null || { cat "$scratch/hcl.log" >&2; wrong "ocks-hcl does not start"; }
    sleep 0.1
done
stop() { kill $server 2> /dev/null || true; wait $server 2> /dev/null || true; }
# Of candidates the server says nothing but to who has their address; its operator sees them.
stored() { "$bin/ocks-hcl" queue --db "$scratch/hcl/hcl.sqlite" | grep -c '^[0-9a-f]\{16\}  ' || true; }
upload() { curl -s -o "$scratch/answer" -w '%{http_code}' -H 'Content-Type: application/vnd.ocks.bundle' --data-binary @"$1" "$OCKS_HCL_ADDRESS/api/v1/submissions"; }

answer=$(upload "$scratch/flipped.ocks")
case $answer in 4??) ;; *) stop; wrong "a flipped bundle is answered $answer" ;; esac
answer=$(upload "$scratch/truncated.xml")
case $answer in 4??) ;; *) stop; wrong "a truncated report is answered $answer" ;; esac
# 1 GiB of zeros: refused while it comes, with little memory and nothing on the disk.
answer=$(head -c 1073741824 /dev/zero | curl -s -o /dev/null -w '%{http_code}' -H 'Content-Type: application/vnd.ocks.bundle' -H 'Expect:' \
    -X POST -T - "$OCKS_HCL_ADDRESS/api/v1/submissions" || true)
case $answer in 4??) ;; *) stop; wrong "1 GiB of zeros is answered $answer" ;; esac
[ "$(awk '/^VmHWM:/ { print $2 }' /proc/$server/status)" -lt 400000 ] || { stop; wrong "the server took too much memory"; }
[ "$(stored)" = 0 ] || { stop; wrong "something was stored"; }
[ "$(find "$scratch/hcl" -type f -size +1M | wc -l)" = 0 ] || { stop; wrong "something was kept on the disk"; }

expect 0 "$bin/ocks-cert" submit "$scratch/run/bundle.ocks" --to "$OCKS_HCL_ADDRESS"
expect 0 "$bin/ocks-cert" submit "$scratch/run/bundle.ocks" --to "$OCKS_HCL_ADDRESS"
says "$scratch/output" "known already"
[ "$(stored)" = 1 ] || { stop; wrong "the good bundle is not stored once"; }
expect 1 "$bin/ocks-cert" submit "$scratch/flipped.ocks" --to "$OCKS_HCL_ADDRESS"
one_line "$scratch/errors"
stop
expect 3 "$bin/ocks-cert" submit "$scratch/run/bundle.ocks" --to "$OCKS_HCL_ADDRESS"
one_line "$scratch/errors"
