// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert verify`: whether a bundle is what its signer says, step by step, without a network.

#include "reports/bundle/verify.hpp"

#include "core/file.hpp"
#include "suite/verbs/terminal.hpp"
#include "suite/verbs/verbs.hpp"

#include <fmt/format.h>

namespace ocks::verbs {

int verify(const std::string& path, const std::string& trust_path)
{
    const auto trusted = load_trust(trust_path);
    if (!trusted)
        return refuse(trusted.error());
    const auto bytes = read_file(path, largest_bundle);
    if (!bytes)
        return refuse(bytes.error());
    const Verification verification = ocks::verify(*bytes, *trusted);
    for (const VerifyStep& step : verification.steps)
        fmt::print("{} {} {}\n",
                   painted(step.good ? "ok     " : "refused", step.good ? Tone::good : Tone::bad),
                   padded(step.what, 12),
                   printable(step.detail));
    if (!verification.good()) {
        const std::string why = verification.steps.empty() ? "empty" : verification.steps.back().detail;
        return refuse({Errc::malformed, path, why}, 1);
    }
    return 0;
}

}  // namespace ocks::verbs
