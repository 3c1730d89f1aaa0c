# SPDX-License-Identifier: GPL-3.0-or-later
# Where the bytes of a build come from: the kernel's source, and the key that signs its modules.
# shellcheck shell=sh

# hash_of_tree DIRECTORY: of its sorted names and contents; .git is not part of a source.
hash_of_tree()
{
    (cd "$1" && find . -name .git -prune -o \( -type f -o -type l \) -print0 | LC_ALL=C sort -z |
        tar -cf - --no-recursion --null -T - --mtime=@0 --owner=0 --group=0 --numeric-owner --mode=a+rX 2> /dev/null) | sha256sum | cut -d' ' -f1
}

# Sets source and source_hash. A Debian package was checked by the package manager; of any other source
# the hash must be known beforehand, by the release or by --source-sha256.
find_source()
{
    packaged=
    if [ -z "$source" ]; then
        source=/usr/src/$release_source.tar.xz
        case $release_source in
        linux-source-*) packaged=1; [ -r "$source" ] || die "$source: no such file; install the package $release_source or give --source" ;;
        *) die "$release: its source $release_source comes with no package; give --source" ;;
        esac
    fi
    [ -r "$source" ] || die "--source $source: no such file" 2
    if [ -d "$source" ]; then
        [ -r "$source/Kconfig" ] || die "--source $source: not a kernel source: it has no Kconfig" 2
        source=$(cd "$source" && pwd)
        source_hash=$(hash_of_tree "$source")
    else
        source_hash=$(sha256sum < "$source" | cut -d' ' -f1)
    fi
    expected=${source_sha256:-$release_source_sha256}
    [ -n "$expected$packaged" ] || die "--source $source: what must its hash be? give --source-sha256; this one has $source_hash" 2
    [ -z "$expected" ] || [ "$expected" = "$source_hash" ] || die "--source $source: wrong hash: is $source_hash, must be $expected"
}

# Modules are signed by a key of this build host, unless one is given. It lives and dies with the builds
# that it signed: another key makes another kernel.
find_signing_key()
{
    if [ -n "$signing_key" ]; then
        openssl x509 -in "$signing_key" -noout 2> /dev/null && openssl pkey -in "$signing_key" -noout 2> /dev/null ||
            die "--signing-key $signing_key: not a private key and its certificate in PEM" 2
        return 0
    fi
    signing_key=$cache/kernel/signing_key.pem
    [ ! -s "$signing_key" ] || return 0
    (umask 077 && openssl req -new -nodes -utf8 -sha512 -days 36500 -batch -x509 -newkey rsa:4096 \
        -subj "/CN=OCKS build host module key" -outform PEM \
        -keyout "$signing_key.new" -out "$signing_key.crt" 2> /dev/null &&
        cat "$signing_key.crt" >> "$signing_key.new" && mv "$signing_key.new" "$signing_key") ||
        die "$signing_key: cannot make the key that signs modules"
}

# need_space DIRECTORY MB WHAT
need_space()
{
    free=$(df -Pk "$1" | awk 'NR == 2 { print int($4 / 1024) }')
    [ "$free" -ge "$2" ] || die "$1: $free MB are free, $3 takes $2"
}

# What came out of it would fill a disk for nothing.
cannot_unpack()
{
    rm -rf "$tree"
    die "$source: cannot unpack to $tree: $(head -1 "$tree.log")"
}

# Sets tree. An unpacked source serves every build of it, of any release, configuration and architecture.
unpack_source()
{
    tree=$cache/kernel/source-$( (echo "$source_hash"; for patch in $release_patches; do sha256sum < "$kernel/patches/$patch"; done) | sha256sum | cut -c1-16)
    exec 8> "$tree.lock"
    flock 8
    if [ ! -e "$tree/.complete" ]; then
        need_space "$cache/kernel" 6000 "a build with its source"
        say "unpacking $(basename "$source")"
        rm -rf "$tree" && mkdir -p "$tree"
        if [ -d "$source" ]; then
            (cd "$source" && tar --exclude=./.git -cf - .) | tar -xf - -C "$tree" 2> "$tree.log" || cannot_unpack
        else
            tar -xf "$source" -C "$tree" --strip-components=1 2> "$tree.log" || cannot_unpack
        fi
        for patch in $release_patches; do
            [ -r "$kernel/patches/$patch" ] || die "releases/$release.toml: patches: no patches/$patch" 2
            patch -s -p1 -d "$tree" < "$kernel/patches/$patch" > "$tree.log" 2>&1 || die "patches/$patch: does not apply: $(tail -1 "$tree.log")"
        done
        : > "$tree/.complete"
    fi
    : > "$tree/.used"
    exec 8>&-
    has=$(sed -n 's/^\(VERSION\|PATCHLEVEL\) = //p' "$tree/Makefile" | tr '\n' . | sed 's/\.$//')
    [ "$has" = "$release_base" ] || die "$source: is version $has, release $release is made of $release_base" 2
}
