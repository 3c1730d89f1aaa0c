# SPDX-License-Identifier: GPL-3.0-or-later
# The main job: certify this machine, or a QEMU server model.
# shellcheck shell=sh disable=SC2154  # root, bin and state are set by ocks

quoted() { printf " '%s'" "$(printf %s "$1" | sed "s/'/'\\\\''/g")"; }

# The same run inside of a booted model. All of its disks were made for it, so all are granted unless
# the command line names some, or says --grant-none.
run_model()
{
    prepare_boot "$(architectures_of "$model")"
    matrix=$(matrix_of "$kernel") || return 3
    grants=all
    arguments=
    for argument in "$@"; do
        case $argument in
        --grant-none) grants=none; continue ;;
        --allow-destroy | --allow-destroy=*) grants=named ;;
        esac
        arguments="$arguments$(quoted "$argument")"
    done
    if [ $grants = all ]; then
        for serial in $(sed -n 's/^serial = "\(.*\)"/\1/p' "$root/kernel/models/$model.toml"); do
            arguments="$arguments --allow-destroy $serial"
        done
    fi
    "$bin/ocks-boot" "$model" --kernel "$kernel" --image "$image" --suite "$suite" --out "$out/boot" \
        ${fault:+--fault "$fault"} --carry "$root/suite/policies/server.toml:/ocks/policy.toml" \
        --carry "$matrix:/ocks/kernel.matrix" --carry "$key:/ocks/vendor.key" \
        --carry "$key.redaction:/ocks/vendor.key.redaction" \
        --run "ocks-cert run --profile $profile --policy /ocks/policy.toml --matrix /ocks/kernel.matrix --key /ocks/vendor.key --out /tmp/run$arguments
            status=\$?; cp /tmp/run/bundle.ocks /tmp/run/journal.jsonl .; exit \$status" || status=$?
    [ $status -le 1 ] || return $status
    [ -e "$out/boot/$model/results/bundle.ocks" ] || die "$out/boot/$model: the run inside left no bundle"
    mv "$out/boot/$model/results/"* "$out/"
    # A serial port is slow: the bundle alone came out, and the rest is a function of it.
    "$bin/ocks-cert" report unpack "$out/bundle.ocks" -o "$out" || return 3
    [ ! -e "$out/boot/$model/disks.json" ] || cp "$out/boot/$model/disks.json" "$out/"
    return $status
}

run()
{
    model=
    fault=
    profile=smoke
    out=
    submits=yes
    # The options of ours are taken out; the rest keeps its order and goes on.
    count=$#
    while [ "$count" -gt 0 ]; do
        case $1 in
        --model | --fault | --profile | --out)
            [ "$count" -ge 2 ] || die "$1: needs a value" 2
            case $1 in --model) model=$2 ;; --fault) fault=$2 ;; --profile) profile=$2 ;; --out) out=$2 ;; esac
            shift 2
            count=$((count - 2)) ;;
        --no-submit)
            submits=no
            shift
            count=$((count - 1)) ;;
        -h | --help) usage; exit 0 ;;
        *)
            set -- "$@" "$1"
            shift
            count=$((count - 1)) ;;
        esac
    done
    [ -z "$fault" ] || [ -n "$model" ] || die "--fault: needs --model" 2
    [ -z "$model" ] || [ -e "$root/kernel/models/$model.toml" ] ||
        die "--model $model: unknown; there is $(cd "$root/kernel/models" && ls -- *.toml | sed 's/\.toml$//' | tr '\n' ' ')" 2
    need build run
    # A model needs ocks-boot as well; this machine does not.
    [ $submits = yes ] && programs=ocks-hcl || programs=
    # shellcheck disable=SC2086  # none, or one
    build_programs ocks-cert $programs ${model:+ocks-boot}
    [ -n "$out" ] || out=$state/runs/$(date -u +%Y%m%dT%H%M%SZ)${model:+-$model}${fault:+-$fault}
    mkdir -p "$out" 2> /dev/null && [ -w "$out" ] || die "$out: cannot write there"
    out=$(cd "$out" && pwd)
    key=$(vendor_key)
    status=0
    if [ -n "$model" ]; then
        run_model "$@" || status=$?
    else
        "$bin/ocks-cert" run --profile "$profile" --policy "$root/suite/policies/server.toml" --key "$key" \
            --out "$out" "$@" || status=$?
    fi
    [ $status -le 1 ] || exit $status
    [ -e "$out/bundle.ocks" ] || die "$out: the run left no bundle"
    if [ $submits = yes ]; then
        hcl start
        "$bin/ocks-cert" submit "$out/bundle.ocks" --to "$address" || exit 3
        echo "status   candidate: at its address, and on no list before a maintainer's award (docs/hcl-decisions.md)"
    fi
    echo "report   $out/report.html"
    exit $status
}
