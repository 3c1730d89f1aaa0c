// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert sign`: one more signature below a bundle, by a key that need not have been on the server under test.

#include "core/file.hpp"
#include "reports/bundle/bundle.hpp"
#include "reports/bundle/countersign.hpp"
#include "reports/signature/passphrase.hpp"
#include "suite/verbs/terminal.hpp"
#include "suite/verbs/verbs.hpp"

namespace ocks::verbs {

int sign(const std::string& path, const std::string& key_path, const std::string& out)
{
    const auto bytes = read_file(path, largest_bundle);
    if (!bytes)
        return refuse(bytes.error());
    const auto key = open_key(key_path);
    if (!key)
        return refuse(key.error());
    const auto both = countersigned(*bytes, *key);
    if (!both)
        return refuse({both.error().code, path, to_string(both.error())}, 1);
    const auto written = write_file(out, *both);
    return written ? 0 : refuse(written.error());
}

}  // namespace ocks::verbs
