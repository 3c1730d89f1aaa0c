#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/drivers-matrix/check_hcl.sh ROOT: `ocks-cert check --hcl` with a file, the URL of that file, and the address of
# a server that answers card by card; then what is wrong with each, in one line that changes nothing.
set -eu

root=$1
cert=$root/build/bin/ocks-cert
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
wrong() { echo "check-hcl: $*" >&2; exit 1; }

# A kernel of three aliases, and a machine of two cards.
tree=$work/kernel/lib/modules/6.12.1-2611.1.0.ocks
mkdir -p "$tree" "$work/site/api/v1/components/pci"
printf '%s\n' 'alias pci:v00008086d000010D3sv*sd*bc*sc*i* e1000e' 'alias pci:v00008086d00001572sv*sd*bc*sc*i* i40e' \
    'alias pci:v*d*sv*sd*bc01sc08i02* nvme' > "$tree/modules.alias"
"$cert" matrix build --modules "$work/kernel" -o "$work/kernel.matrix" > /dev/null
cat > "$work/machine" << 'LSPCI'
01:00.0 Ethernet controller [0200]: Intel Corporation 82574L [8086:10d3]
02:00.0 Ethernet controller [0200]: Intel Corporation X710 [8086:1572]
03:00.0 Non-Volatile memory controller [0108]: Samsung SM981 [144d:a808] (prog-if 02 [NVM Express])
LSPCI
cat > "$work/site/hcl.jsonl" << 'LISTING'
{"id":"aa11","verdict":"pass","certifies":true,"emulated":false,"vendor":"Acme","product":"R1","architecture":"","kernelRelease":"6.12.1-2611.0.1.ocks","components":[{"bus":"pci","id":"8086:10d3","subsystem":"8086:a01f","cover":"tested","outcome":"pass"}]}
LISTING
cat > "$work/site/api/v1/components/pci/8086:10d3" << 'COMPONENT'
{"bus":"pci","id":"8086:10d3","uses":[{"listing":{"id":"aa11","verdict":"pass","certifies":true,"emulated":false,"vendor":"Acme","product":"R1","architecture":"","kernelRelease":"6.12.1-2611.0.1.ocks"},"component":{"subsystem":"8086:a01f","cover":"tested","outcome":"pass"}}]}
COMPONENT

# The server says its port on the first line.
mkfifo "$work/port"
python3 -c '
import functools, http.server, sys
handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=sys.argv[1])
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
print(server.server_port, flush=True)
server.serve_forever()' "$work/site" > "$work/port" 2> /dev/null &
server=$!
read -r port < "$work/port"
base=http://127.0.0.1:$port

for hcl in "$work/site/hcl.jsonl" "$base/hcl.jsonl" "$base" "$base/"; do
    "$cert" check --kernel "$work/kernel.matrix" --lspci "$work/machine" --hcl "$hcl" --format json > "$work/answer" ||
        wrong "$hcl: exit status $?"
    said=$(jq -r '.devices[] | "\(.id) \(.readiness) \(.listing // "-")"' "$work/answer" | paste -sd';')
    [ "$said" = "8086:10d3 certified aa11;8086:1572 untested -;144d:a808 untested -" ] || wrong "$hcl: $said"
done
"$cert" check --kernel "$work/kernel.matrix" --lspci "$work/machine" --hcl "$base" > "$work/answer" || wrong "text: $?"
grep -q '^Certified: 1$' "$work/answer" || wrong "the text does not count what is certified"
"$cert" check --kernel "$work/kernel.matrix" --lspci "$work/machine" --format json | jq -e '.devices[0].readiness == "present"' \
    > /dev/null || wrong "without an HCL a driver is present"

refused()
{
    status=0
    "$cert" check --kernel "$work/kernel.matrix" --lspci "$work/machine" --hcl "$1" > "$work/out" 2> "$work/err" || status=$?
    [ $status = 3 ] || wrong "$1: exit status $status"
    [ "$(wc -l < "$work/err")" = 1 ] && grep -q "$2" "$work/err" || wrong "$1: $(cat "$work/err")"
    [ ! -s "$work/out" ] || wrong "$1: it says something all the same"
}
echo '<html>' > "$work/page"
refused "$work/page" "page:1: not JSON"
refused "$work/nowhere" "No such file"
refused "$base/nowhere" "the server answers 404"
kill "$server"
wait "$server" 2> /dev/null || true
server=
refused "$base/" "onnect"
echo "four ways to name an HCL, four refusals"
