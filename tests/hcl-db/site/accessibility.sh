#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# accessibility.sh BIN: axe-core over the pages of a small list, in both languages.
set -eu

bin=$1
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
"$bin/ocks_site_sample" "$pages"
for name in search nothing check checked compare; do
    set -- "$@" "$pages/$name.html"
done
shift
for path in index zh/index components/index drivers/e1000e/index kernels/index vendors/Acme/index about/index policies/index; do
    copy=$pages/page-$(echo "$path" | tr / -).html
    cp "$pages/$path.html" "$copy"
    set -- "$@" "$copy"
done
for page in "$pages"/listings/*/index.html "$pages"/zh/listings/*/index.html "$pages"/listings/*/tests/index.html "$pages"/policies/*/index.html; do
    copy=$pages/page-$(echo "${page#"$pages"/}" | tr / -)
    cp "$page" "$copy"
    set -- "$@" "$copy"
done
exec "$here/../../reports/accessibility/axe.sh" "$@"
