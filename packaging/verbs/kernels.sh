# SPDX-License-Identifier: GPL-3.0-or-later
# The kernel, its drivers matrix, its boot image, and the boots of it.
# shellcheck shell=sh disable=SC2154  # root, build, bin and cache are set by ocks

kernel_directory()
{
    need kernel
    "$root/kernel/build/build.sh" build "$@"
}

# A matrix of another program may be of another form.
matrix_reader()
{
    (cd "$root" && find drivers-matrix -name '*.?pp' -type f | LC_ALL=C sort | xargs cat | sha256sum | cut -c1-16)
}

matrix_of()
{
    # By the kernel, and by what reads it: a matrix of another program may be of another form.
    reader=$(matrix_reader)
    matrix=$cache/matrix/$(basename "$1")-$reader.matrix
    if [ ! -e "$matrix" ]; then
        mkdir -p "${matrix%/*}"
        "$bin/ocks-cert" matrix build --kernel "$1" -o "$matrix" >&2 || die "$1: cannot build the drivers matrix"
    fi
    touch "$matrix"
    echo "$matrix"
}

image()
{
    arch=
    iso=
    kernel=
    # Ours are taken out; the rest is for kernel/image/image.sh, or with --iso for kernel/image/iso.sh.
    count=$#
    while [ "$count" -gt 0 ]; do
        case $1 in
        --arch | --kernel)
            [ "$count" -ge 2 ] || die "$1: needs a value" 2
            case $1 in --arch) arch=$2 ;; --kernel) kernel=$2 ;; esac
            shift
            count=$((count - 1)) ;;
        --iso) iso=yes ;;
        --medium)
            need iso
            exec "$root/kernel/image/iso.sh" "$@" ;;
        *) set -- "$@" "$1" ;;
        esac
        shift
        count=$((count - 1))
    done
    need kernel boot run
    [ -n "$kernel" ] || kernel=$(kernel_directory ${arch:+--arch "$arch"}) || exit 3
    [ -n "$iso" ] || exec "$root/kernel/image/image.sh" --kernel "$kernel" "$@"
    is=$(sed -n 's/.*"architecture": "\(.*\)".*/\1/p' "$kernel/build.json")
    [ "${arch:-$is}" = "$is" ] || die "$kernel: is for $is, not for $arch" 2
    need iso
    build_programs ocks-cert  # it makes the drivers matrix
    image=$("$root/kernel/image/image.sh" --kernel "$kernel") && suite=$(suite_of "$is") && matrix=$(matrix_of "$kernel") || exit 3
    exec "$root/kernel/image/iso.sh" --kernel "$kernel" --image "$image" --suite "$suite" --matrix "$matrix" "$@"
}

# architectures_of ARGUMENT...: those of the models that are named; with --all both, or that of --arch.
architectures_of()
{
    wanted=
    all=
    previous=
    for argument in "$@"; do
        case $previous$argument in
        --all) all='x86_64 aarch64' ;;
        --arch*) [ "$previous" != --arch ] || { echo "$argument"; return 0; } ;;
        *)
            model_file=$root/kernel/models/$argument.toml
            [ -e "$model_file" ] || model_file=$argument
            [ ! -f "$model_file" ] || wanted="$wanted $(sed -n 's/^architecture = "\(.*\)"/\1/p' "$model_file")" ;;
        esac
        previous=
        [ "$argument" != --arch ] || previous=--arch
    done
    # shellcheck disable=SC2086  # words, without the blank before the first
    [ -n "$all" ] || all=$(printf '%s\n' ${wanted:-x86_64} | sort -u)
    echo "$all"
}

# prepare_boot ARCH: sets kernel, image and suite.
prepare_boot()
{
    case $1 in
    x86_64 | "$(uname -m)") need kernel boot ;;
    *) need kernel boot cross ;;
    esac
    kernel=$(kernel_directory --arch "$1") && image=$("$root/kernel/image/image.sh" --kernel "$kernel") && suite=$(suite_of "$1") || exit 3
}

boot()
{
    need build run boot
    build_programs ocks-boot ocks-cert
    case " $* " in
    *" --list "* | *" --help "* | *" -h "*) exec "$bin/ocks-boot" "$@" ;;
    esac
    for architecture in $(architectures_of "$@"); do
        prepare_boot "$architecture"
        set -- --kernel "$kernel" --image "$image" --suite "$suite" "$@"
    done
    exec "$bin/ocks-boot" "$@"
}
