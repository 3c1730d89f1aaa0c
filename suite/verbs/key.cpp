// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert key`: Ed25519 keys that sign bundles, and their public halves.

#include "reports/signature/key.hpp"

#include "reports/redaction/redaction.hpp"
#include "suite/verbs/terminal.hpp"
#include "suite/verbs/verbs.hpp"

#include <fmt/format.h>

namespace ocks::verbs {

int key_new(const std::string& name, const std::string& out)
{
    if (!is_key_name(name))
        return refuse({Errc::malformed, "--name " + name, "must not be empty, nor hold a blank or a plus sign"}, 2);
    const auto key = generate_key(name);
    if (!key)
        return refuse(key.error());
    if (const auto saved = save_key(out, *key); !saved)
        return refuse(saved.error());
    // The key that hides serial numbers is made beside it: both move together, and neither leaves the vendor.
    if (const auto redaction = load_or_create_redaction_key(out + ".redaction"); !redaction)
        return refuse(redaction.error());
    return key_export(out);
}

int key_export(const std::string& path)
{
    const auto key = load_key(path);
    if (!key)
        return refuse(key.error());
    const auto verifier = verifier_of(*key);
    if (!verifier)
        return refuse(verifier.error());
    fmt::print("{}\n", to_string(*verifier));
    return 0;
}

}  // namespace ocks::verbs
