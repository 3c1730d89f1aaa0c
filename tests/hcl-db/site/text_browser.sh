#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# text_browser.sh BIN: what a reader without styles, pictures and scripts gets of the pages. Skipped (77) without w3m.
set -eu

bin=$1
command -v w3m > /dev/null || { echo "skipped: there is no w3m"; exit 77; }
pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
"$bin/ocks_site_sample" "$pages"

# shows PAGE TEXT...: every text stands on the page.
shows()
{
    page=$1
    shift
    w3m -dump -cols 100 -T text/html "$page" > "$pages/dump"
    for text; do
        grep -qF -- "$text" "$pages/dump" || { cat "$pages/dump"; echo "$page: no \"$text\""; exit 1; }
    done
}

for listing in "$pages"/listings/*/index.html; do
    shows "$listing" "Acme Rack 7525" "Evidence" "nic.traffic" "8086:10d3"
done
shows "$pages/search.html" "1 listing" "Verdict" "Acme Rack 7525" "pass"
shows "$pages/checked.html" "8086:1592" "8086:10d3" "已认证"
shows "$pages/zh/index.html" "硬件兼容性列表"
shows "$pages/nothing.html" "No listing has all of this."
