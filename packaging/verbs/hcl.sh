# SPDX-License-Identifier: GPL-3.0-or-later
# The local hardware compatibility list.
# shellcheck shell=sh disable=SC2154  # root, bin and state are set by ocks

vendor_key()
{
    key=$state/keys/vendor.key
    if [ ! -e "$key" ]; then
        mkdir -p "${key%/*}"
        "$bin/ocks-cert" key new --name "local/$(hostname)" -o "$key" > /dev/null || die "$key: cannot create"
    fi
    echo "$key"
}

address=${OCKS_HCL_ADDRESS:-http://127.0.0.1:8611}

hcl()
{
    mkdir -p "$state/hcl"
    pid_file=$state/hcl/pid
    case ${1:-status} in
    start)
        if curl -fs -o /dev/null "$address/healthz"; then
            [ -e "$pid_file" ] && kill -0 "$(cat "$pid_file")" 2> /dev/null && return 0
            die "$address: another program answers there; choose an address by OCKS_HCL_ADDRESS"
        fi
        "$bin/ocks-cert" key export "$(vendor_key)" > "$state/hcl/trust.txt"
        mkdir -p "$state/hcl/matrices"
        rm -f "$state/hcl/matrices"/*
        for matrix in "$cache"/matrix/*-"$(matrix_reader)".matrix; do
            [ ! -e "$matrix" ] || ln -s "$matrix" "$state/hcl/matrices/"
        done
        setsid "$bin/ocks-hcl" serve --db "$state/hcl/hcl.sqlite" --trust "$state/hcl/trust.txt" \
            --matrices "$state/hcl/matrices" --policies "$root/suite/policies" --schema "$root/reports/schema/report.xsd" \
            --listen "${address#http://}" > "$state/hcl/log" 2>&1 < /dev/null &
        echo $! > "$pid_file"
        # A new database is synced to the disk many times before the server listens: a busy disk takes its time. A
        # server that has ended has said why.
        tries=0
        until curl -fs --max-time 5 -o /dev/null "$address/healthz"; do
            tries=$((tries + 1))
            kill -0 "$(cat "$pid_file")" 2> /dev/null || die "$state/hcl/log: $(tail -n 1 "$state/hcl/log")"
            [ $tries -lt 600 ] || die "$address: no answer from the local HCL; log: $state/hcl/log"
            sleep 0.1
        done ;;
    stop)
        [ -e "$pid_file" ] || die "the local HCL is not running" 1
        kill "$(cat "$pid_file")" 2> /dev/null || true
        rm -f "$pid_file" ;;
    status)
        curl -fs -o /dev/null "$address/healthz" || die "the local HCL is not running; ./ocks hcl start" 1
        echo "$address/" ;;
    *) die "hcl $1: unknown; start, stop or status" 2 ;;
    esac
}
