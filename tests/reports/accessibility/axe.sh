#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# axe.sh PAGE...: what axe-core finds wrong with these pages for people who do not see, or not well. axe-core comes
# by npm, once, into the cache; without either this test is skipped (77). OCKS_AXE may name an axe.min.js.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/ocks/axe
axe=${OCKS_AXE:-$cache/node_modules/axe-core/axe.min.js}
if [ ! -e "$axe" ]; then
    command -v npm > /dev/null || { echo "skipped: there is no npm, and OCKS_AXE names no axe.min.js"; exit 77; }
    mkdir -p "$cache"
    cp "$here/package.json" "$cache/"
    npm install --prefix "$cache" --no-audit --no-fund --ignore-scripts > "$cache/npm.log" 2>&1 ||
        { echo "skipped: npm cannot fetch axe-core: $(tail -1 "$cache/npm.log")"; exit 77; }
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

bad=0
for page; do
    # The page itself has no script; this copy runs axe over itself and becomes its findings.
    {
        sed 's|</body></html>$||' "$page"
        printf '<script>'
        cat "$axe"
        printf '</script><script>'
        cat << 'SCRIPT'
axe.run().then(found => {
    const lines = found.violations.map(each => `${each.impact} ${each.id}: ${each.nodes[0].target.join(" ")}`);
    const said = document.createElement("pre");
    said.textContent = `axe: ${found.passes.length} rules hold\n` + lines.map(line => `axe! ${line}\n`).join("");
    document.body.replaceChildren(said);
});
SCRIPT
        printf '</script></body></html>'
    } > "$scratch/page.html"
    chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --user-data-dir="$scratch/chromium" --virtual-time-budget=60000 \
        --dump-dom "file://$scratch/page.html" > "$scratch/dom.html" 2> "$scratch/chromium.log"
    grep -q 'axe: [1-9][0-9]* rules hold' "$scratch/dom.html" || { echo "$page: axe said nothing"; exit 1; }
    grep -o 'axe[:!] .*' "$scratch/dom.html" | sed "s|^|${page##*/}: |"
    ! grep -q 'axe! ' "$scratch/dom.html" || bad=1
done
exit $bad
