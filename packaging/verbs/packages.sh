# SPDX-License-Identifier: GPL-3.0-or-later
# Which packages a job needs, and how they get here.
# shellcheck shell=sh

# need LIST...: installs the packages of packaging/debian/LIST.list that are missing.
need()
{
    command -v dpkg-query > /dev/null || return 0  # not Debian: the build will name what it lacks
    missing=
    for list in "$@"; do
        for package in $(grep -v '^#' "$root/packaging/debian/$list.list"); do
            case $(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2> /dev/null) in
            ii*) ;;
            *) missing="$missing $package" ;;
            esac
        done
    done
    [ -n "$missing" ] || return 0
    sudo=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo > /dev/null || die "packages are missing and this is not root:$missing"
        sudo=sudo
    fi
    say "installing:$missing"
    log=$build/install.log
    mkdir -p "$build"
    # The package lists are refreshed only when they do not know a package.
    # shellcheck disable=SC2086  # a list of words
    apt-get install -y -qq --no-install-recommends --dry-run $missing > /dev/null 2>&1 ||
        $sudo apt-get update -qq > "$log" 2>&1 || die "$log: apt-get update failed"
    # shellcheck disable=SC2086
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing > "$log" 2>&1 ||
        die "$log: $(grep -m1 '^E:' "$log" || echo 'apt-get install failed')"
}
