#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# tests/bench/hcl.sh BIN OUT.json: the site over 10,000 and 100,000 listings (OCKS_BENCH_LISTINGS, a list of counts):
# how long the index takes and how large it is, latency at a steady 200 requests a second, requests a second of pages
# that are kept and of pages that are made, beside nginx with a file of the same size. wrk and h2load are Debian's.
set -eu

bin=$1
out=$2
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
corpus=${OCKS_CORPUS:-$root/../shared/corpus}
scratch=$(mktemp -d)
seconds=${OCKS_BENCH_SECONDS:-8}
server= nginx=
stop()
{
    exec 3>&- || true
    [ -z "$server" ] || wait "$server" 2> /dev/null || true
    [ -z "$nginx" ] || kill "$nginx" 2> /dev/null || true
    rm -rf "$scratch"
}
trap stop EXIT
for tool in wrk h2load nginx jq; do
    command -v $tool > /dev/null || { echo "bench hcl: $tool: not found; apt-get install wrk nghttp2-client nginx-light jq" >&2; exit 3; }
done
/usr/bin/python3 "$root/tests/bench/hcl_machines.py" "$corpus" > "$scratch/machines"

# steady NAME URLS: 200 requests a second over 8 connections; median, p99 and largest in milliseconds.
steady()
{
    h2load --h1 -c 8 -t 1 --rps 25 -D "$seconds" -i "$2" --log-file="$scratch/log" > "$scratch/h2load" 2>&1
    awk -v name="$1" '$2 == 200 { print $3 }' "$scratch/log" | sort -n > "$scratch/times"
    count=$(wc -l < "$scratch/times")
    [ "$count" -gt 100 ] || { cat "$scratch/h2load" >&2; echo "bench hcl: $1: $count answers" >&2; exit 1; }
    at() { sed -n "$((count * $1 / 1000 + 1))p" "$scratch/times"; }
    printf '{"%s_p50_ms": %s, "%s_p99_ms": %s}\n' \
        "$1" "$(awk "BEGIN { print $(at 500) / 1000 }")" "$1" "$(awk "BEGIN { print $(at 990) / 1000 }")"
}

# closed NAME URL [SCRIPT]: as many as 16 connections get, a second.
closed()
{
    wrk -t1 -c16 -d"${seconds}s" ${3:+-s "$3"} "$2" > "$scratch/wrk"
    printf '{"%s_per_second": %s}\n' "$1" "$(awk '/^Requests\/sec:/ { print $2 }' "$scratch/wrk")"
}

measure()
{
    mkfifo "$scratch/in"
    "$bin/ocks_bench_hcl" "$scratch/machines" "$1" < "$scratch/in" > "$scratch/said" &
    server=$!
    exec 3> "$scratch/in"
    until [ -s "$scratch/said" ]; do
        kill -0 $server 2> /dev/null || { echo "bench hcl: ocks_bench_hcl ended" >&2; exit 3; }
        sleep 0.2
    done
    base=http://$(jq -r .address "$scratch/said")
    for word in dell intel e1000e 8086 R7 PowerEdge nvme 6.12 hpe xeon; do
        for kernel in 0 1 2 3 4 5 6 7; do
            echo "$base/listings?q=$word&kernel=6.12.$kernel-2611.$((kernel % 5)).0.ocks"
            echo "$base/listings?q=$word&verdict=pass&page=$((kernel + 1))"
        done
    done > "$scratch/searches"
    jq -r '.ids[]' "$scratch/said" | sed "s|^|$base/listings/|" > "$scratch/listings"
    # A page that nobody has asked for before, each time.
    cat > "$scratch/fresh.lua" << 'LUA'
local number = 0
request = function()
    number = number + 1
    return wrk.format("GET", "/listings?q=intel&page=" .. (number % 3000 + 1) .. "&x=" .. number)
end
LUA
    {
        jq -c '{listings, index_ms, rss_mib}' "$scratch/said"
        steady search "$scratch/searches"
        steady listing "$scratch/listings"
        closed cached "$base/"
        closed dynamic "$base/" "$scratch/fresh.lua"
        echo >&3
        until [ "$(wc -l < "$scratch/said")" -ge 2 ]; do sleep 0.1; done
        printf '{"rss_after_mib": %s, "page_bytes": %s}\n' "$(sed -n 2p "$scratch/said")" "$(curl -s "$base/" | wc -c)"
    } > "$scratch/figures"
    curl -s "$base/" > "$scratch/page.html"
    exec 3>&-
    wait $server || true
    server=
    rm -f "$scratch/in"
    jq -cs add "$scratch/figures"
}

beside_nginx()
{
    cat > "$scratch/nginx.conf" << CONF
worker_processes 2; daemon off; pid $scratch/nginx.pid; error_log stderr error;
events { worker_connections 512; }
http { access_log off; client_body_temp_path $scratch; proxy_temp_path $scratch; fastcgi_temp_path $scratch;
  uwsgi_temp_path $scratch; scgi_temp_path $scratch;
  server { listen 127.0.0.1:8619; root $scratch; default_type text/html; } }
CONF
    chmod 755 "$scratch"
    nginx -c "$scratch/nginx.conf" 2> "$scratch/nginx.log" &
    nginx=$!
    until curl -fs -o /dev/null http://127.0.0.1:8619/page.html; do
        kill -0 $nginx 2> /dev/null || { cat "$scratch/nginx.log" >&2; exit 3; }
        sleep 0.1
    done
    closed nginx http://127.0.0.1:8619/page.html
}

for count in ${OCKS_BENCH_LISTINGS:-10000 100000}; do
    measure "$count"
done > "$scratch/all"
beside_nginx > "$scratch/nginx.json"
jq -rs --slurpfile nginx "$scratch/nginx.json" '
    def unit: {ms: "ms", second: "1/s", mib: "MiB", bytes: "B"}[split("_")[-1]];
    def words: sub("_(ms|per_second|mib|bytes)$"; "") | gsub("_"; " ");
    $nginx[0].nginx_per_second as $theirs
    | (["nginx, a file of that size", $theirs, "1/s"] | @tsv),
      (.[] | .listings as $count | to_entries[] | select(.key != "listings")
       | [(.key | words) + ", \($count) listings", .value, (.key | unit)]
         + (if .key == "cached_per_second" then ["nginx", .value / $theirs] else [] end) | @tsv)' \
    "$scratch/all" | /usr/bin/python3 "$root/tests/bench/figures.py" "$out"
