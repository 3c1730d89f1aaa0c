#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Keeps the cache from growing without end. Every build of a kernel or of a boot image ends with it; `./ocks kernel prune`
# runs it by hand.
#
# What is kept, by its last use: of each release, flavour and architecture three kernels and two boot images; two
# unpacked sources with their objects; of each architecture two trees of programs; two drivers matrices of each kernel
# that is kept. What was used within the last hour stays in any case, and so does a source that is being built.
# The compiler's cache, in ccache/, has a limit of its own. Nothing is lost that cannot be made again.
set -eu

cache=${XDG_CACHE_HOME:-$HOME/.cache}/ocks
now=$(date +%s)
say() { [ -n "${OCKS_QUIET-}" ] || echo "prune: $*" >&2; }

# A directory is as old as its file .used, which every use touches.
last_use() { stat -c %Y "$1/.used" 2> /dev/null || stat -c %Y "$1"; }

# beyond COUNT PATH...: those that are not among the COUNT used last, and were not used within the hour.
beyond()
{
    count=$1
    shift
    for path in "$@"; do
        [ ! -e "$path" ] || echo "$(last_use "$path") $path"
    done | sort -rn | awk -v count="$count" -v recent=$((now - 3600)) 'NR > count && $1 < recent { sub(/^[0-9]+ /, ""); print }'
}

# remove_listed: the paths on standard input
remove_listed()
{
    while IFS= read -r path; do
        size=$(du -sm "$path" | cut -f1)
        rm -rf "$path" && say "removed ${path#"$cache"/}, $size MiB"
    done
}

# groups DIRECTORY: the names in it, without the digest they end in
groups() { (cd "$1" 2> /dev/null && ls) | sed -n 's/-[0-9a-f]\{16\}$//p' | sort -u; }

is_being_built()
{
    for lock in "$1.lock" "$1"-*.lock; do
        [ ! -e "$lock" ] || flock -n "$lock" true || return 0
    done
    return 1
}

digest='[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'
for group in $(groups "$cache/kernel"); do
    case $group in source) continue ;; esac
    # shellcheck disable=SC2086  # a pattern
    beyond 3 "$cache/kernel/$group"-$digest | remove_listed
done

# shellcheck disable=SC2086
beyond 2 "$cache"/kernel/source-$digest | while IFS= read -r tree; do
    is_being_built "$tree" && continue
    printf '%s\n' "$tree" "$tree".* "$tree"-* | while IFS= read -r path; do [ ! -e "$path" ] || echo "$path"; done | remove_listed
done

for group in $(groups "$cache/image"); do
    for arch in x86_64 aarch64; do
        # shellcheck disable=SC2046,SC2086  # names of our own making
        beyond 2 $(grep -lsx "architecture $arch" "$cache/image/$group"-$digest/manifest | sed 's|/manifest$||') | remove_listed
    done
done

for group in $(groups "$cache/userspace"); do
    # shellcheck disable=SC2086
    beyond 2 "$cache/userspace/$group"-$digest | remove_listed
done

# KERNEL-READER.matrix
for kernel in $( (cd "$cache/matrix" 2> /dev/null && ls) | sed -n 's/-[0-9a-f]*\.matrix$//p' | sort -u); do
    keep=2
    [ -d "$cache/kernel/$kernel" ] || keep=0
    beyond $keep "$cache/matrix/$kernel"-*.matrix | remove_listed
done

# What a killed build left half-made, a day ago.
for path in "$cache"/kernel/*.new "$cache"/image/work-* "$cache"/userspace/work-*; do
    [ ! -d "$path" ] || [ "$(last_use "$path")" -ge $((now - 86400)) ] || echo "$path"
done | remove_listed
