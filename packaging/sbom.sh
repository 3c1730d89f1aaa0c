#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The software bill of materials of a program of ours, as SPDX 2.3 in JSON (https://spdx.github.io/spdx-spec/v2.3/):
# every library that the loader brings, every header that was compiled in, and the compiler, each by the package that
# it came from, with version and package URL; the libraries themselves by digest.
#
#   packaging/sbom.sh --program FILE --arch ARCH --root DIR --version VERSION [--commit FILE]
#                     [--header FILE]... [--compiler FILE] [--or-none] -o FILE
#
# DIR is / or a tree of packages as kernel/image/userspace.sh makes it. The file of --commit has the commit and the
# seconds since 1970 when it was made, as cmake/commit.cmake writes them; SOURCE_DATE_EPOCH says another time. Two calls
# for the same build on the same packages write the same bytes. What no package manager knows is in the list all the
# same, without a version. With --or-none a list that cannot be made is told, and stops no build.
set -eu
export LC_ALL=C

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# shellcheck source=kernel/image/closure.sh
. "$here/../kernel/image/closure.sh"
die()
{
    echo "ocks sbom: $1" >&2
    [ -z "$lenient" ] || exit 0
    exit "${2:-3}"
}

lenient=
program=
arch=
root=
version=
commit=
compiler=
out=
headers=
while [ $# -gt 0 ]; do
    [ "$1" != --or-none ] || { lenient=yes; shift; continue; }
    [ $# -ge 2 ] || die "$1: needs a value" 2
    case $1 in
    --program) program=$2 ;;
    --arch) arch=$2 ;;
    --root) root=${2%/} ;;
    --version) version=$2 ;;
    --commit) commit=$2 ;;
    --header) headers="$headers $2" ;;
    --compiler) compiler=$2 ;;
    -o) out=$2 ;;
    *) die "$1: unknown argument" 2 ;;
    esac
    shift 2
done
for option in "$program" "$arch" "$version" "$out"; do [ -n "$option" ] || die "needs --program, --arch, --version and -o" 2; done
rm -f "$out"
[ -r "$program" ] || die "$program: no such file"
seconds=${SOURCE_DATE_EPOCH-}
if [ -n "$commit" ]; then
    read -r commit made < "$commit" || :
    [ -n "$seconds" ] || seconds=$made
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/ocks-sbom-XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# How each file got in, and its path.
libraries=$(closure "$arch" "$root/" "$program") || die "$program: a library is missing: $libraries"
{
    needs "$program" | sed 's/ .*//; s|.*/||; s/^/direct\t/'
    # shellcheck disable=SC2086  # a list of paths
    printf 'file\t%s\n' $libraries
} | awk -F '\t' '$1 == "direct" { direct[$2] = 1; next }
    { base = $2; sub(/.*\//, "", base); print (base in direct ? "DYNAMIC_LINK" : "DEPENDS_ON") "\t" $2 }' > "$work/files"
for path in $headers; do printf 'STATIC_LINK\t%s\n' "${path#"$root"}"; done >> "$work/files"

# What follows reads lists of files from its standard input, and writes a line for each that it knows.
#   PATH, tab, PACKAGE: of Debian's packages. The paths of those from before /usr was merged begin with /lib.
owned_by_dpkg()
{
    command -v dpkg-query > /dev/null || return 0
    sed 'p; s|^/usr/|/|' | xargs dpkg-query -S 2> /dev/null |
        sed -n '/^diversion /d; s|^\([^ ,]*\)[^/]*: \(/.*\)$|\2\t\1|p' | sed 's|^/lib|/usr/lib|'
}
owned_in_tree()
{
    awk -v owners="$root/owners" 'BEGIN { while ((getline line < owners) > 0) { split(line, word, " "); owner[word[2]] = word[1] } }
        { path = $0; if (!(path in owner)) sub(/^\/usr/, "", path); if (path in owner) print $0 "\t" owner[path] }'
}
#   PACKAGE, tab, KIND, NAME, VERSION, ARCHITECTURE, SOURCE
described_by_dpkg()
{
    xargs -r dpkg-query -W -f "\${binary:Package}\tdeb\t\${Package}\t\${Version}\t\${Architecture}\t\${source:Package} \${source:Version}\n"
}
described_in_tree()
{
    case $arch in x86_64) debian=amd64 ;; aarch64) debian=arm64 ;; *) debian=$arch ;; esac
    awk -v packages="$root/packages" -v arch="$debian" '
        BEGIN { while ((getline line < packages) > 0) { split(line, word, " "); version[word[1]] = word[2] } }
        { print $0 "\tdeb\t" $0 "\t" version[$0] "\t" arch "\t" }'
}
#   PATH, tab, the rest as above: what rpm knows.
described_by_rpm()
{
    command -v rpm > /dev/null || return 0
    while read -r path; do
        rpm -qf --qf "$path\trpm\t%{NAME}\t%{VERSION}-%{RELEASE}\t%{ARCH}\t%{SOURCERPM}\n" "$path" 2> /dev/null | sed -n "\\|^$path	rpm	|{p;q;}"
    done
}

# describe OWNED DESCRIBED: appends what is known of the files on standard input to packages-of-files.
describe()
{
    sort -u > "$work/asked"
    "$1" < "$work/asked" | sort -u -t '	' -k 1,1 > "$work/owned"
    cut -f 2 "$work/owned" | sort -u | "$2" > "$work/described"
    awk -F '\t' 'NR == FNR { package = $1; sub(/^[^\t]*\t/, ""); about[package] = $0; sub(/:.*/, "", package); about[package] = $0; next }
        { name = $2; if (!(name in about)) sub(/:.*/, "", name); print $1 "\t" about[name] }' "$work/described" "$work/owned" >> "$work/packages-of-files"
}
: > "$work/packages-of-files"
if [ -n "$root" ] && [ -e "$root/owners" ]; then
    cut -f 2 "$work/files" | describe owned_in_tree described_in_tree
else
    cut -f 2 "$work/files" | describe owned_by_dpkg described_by_dpkg
fi
if [ -n "$compiler" ]; then
    # The compiler runs on this machine, whatever it compiles for.
    compiler=$(readlink -f "$compiler")
    printf 'BUILD_TOOL_OF\t%s\n' "$compiler" >> "$work/files"
    echo "$compiler" | describe owned_by_dpkg described_by_dpkg
fi
cut -f 1 "$work/packages-of-files" | sort -u > "$work/known"
cut -f 2 "$work/files" | sort -u | comm -23 - "$work/known" | described_by_rpm >> "$work/packages-of-files"

# One line for each: how it got in, its path, SHA-1, SHA-256, and its package.
while IFS='	' read -r how path; do
    case $how in BUILD_TOOL_OF) echo "$path" ;; *) echo "$root$path" ;; esac
done < "$work/files" > "$work/places"
xargs sha1sum < "$work/places" | cut -d' ' -f1 > "$work/sha1"
xargs sha256sum < "$work/places" | cut -d' ' -f1 > "$work/sha256"
paste "$work/files" "$work/sha1" "$work/sha256" | awk -F '\t' '
    NR == FNR { path = $1; sub(/^[^\t]*\t/, ""); about[path] = $0; next }
    { print $0 "\t" about[$2] }' "$work/packages-of-files" - > "$work/parts"

distribution=$(sed -n 's/^ID=//p' "$root/etc/os-release" /etc/os-release 2> /dev/null | tr -d '"' | sed q)
build_id=$(readelf -n "$program" | sed -n 's/^ *Build ID: //p')
sed 's/\\/\\\\/g; s/"/\\"/g' "$work/parts" | sort | awk -F '\t' \
    -v name="$(basename "$program")" -v version="$version" -v commit="$commit" -v build_id="$build_id" \
    -v digest="$(sha256sum "$program" | cut -d' ' -f1)" -v created="$(date -u -d "@${seconds:-$(date +%s)}" +%Y-%m-%dT%H:%M:%SZ)" \
    -v distribution="${distribution:-linux}" -f "$here/sbom.awk" > "$work/sbom"
# The name of the document is that of its content, so that no two of the same name differ.
sed "s/@CONTENT@/$(sha256sum "$work/sbom" | cut -c1-32)/" "$work/sbom" > "$out.new"
mv "$out.new" "$out"
