# SPDX-License-Identifier: GPL-3.0-or-later
# The build record: what a kernel was made of, so that anyone can make it again and compare.
# shellcheck shell=sh

# list_of FILE...: "name": "sha256" lines of a JSON object
list_of() { for path in "$@"; do printf '    "%s": "%s"\n' "$(basename "$path")" "$(sha256sum < "$path" | cut -d' ' -f1)"; done | sed '$!s/$/,/'; }

write_record()
{
    # shellcheck disable=SC2046,SC2086  # lists of paths of our own making
    cat << JSON
{
  "architecture": "$arch",
  "binutils": "$("${cross}ld" --version | head -1)",
  "compiler": "$compiler",
  "config_sha256": "$(sha256sum < "$stage/config" | cut -d' ' -f1)",
  "flavour": "$flavour",
  "fragments": {
$(list_of $fragments)
  },
  "key": "$key",
  "level": "$release_level",
  "lineage": "$release_lineage",
  "modules_sha256": "$(cd "$stage/lib/modules" && find . -name '*.ko' | LC_ALL=C sort | xargs sha256sum | sha256sum | cut -d' ' -f1)",
  "name": "$release",
  "parent": "$release_parent",
  "patches": {
$(list_of $(for patch in $release_patches; do echo "$kernel/patches/$patch"; done))
  },
  "release": "$version",
  "signing_key": "$(openssl x509 -in "$signing_key" -noout -fingerprint -sha256 | sed 's/.*=//')",
  "source": "$(basename "$source")",
  "source_sha256": "$source_hash",
  "vmlinuz_sha256": "$(sha256sum < "$stage/vmlinuz" | cut -d' ' -f1)"
}
JSON
}
