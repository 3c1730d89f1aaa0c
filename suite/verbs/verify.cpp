// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert verify`: whether a bundle is what its signer says, step by step, without a network.

#include "reports/bundle/verify.hpp"

#include "core/file.hpp"
#include "core/text.hpp"
#include "reports/signature/trust.hpp"
#include "suite/verbs/terminal.hpp"
#include "suite/verbs/verbs.hpp"

#include <fmt/format.h>
#include <set>

namespace ocks::verbs {
namespace {

/// Nonces one a line. Without such a file nobody knows which tickets were used.
Result<IsUsed> used_tickets(const std::string& path)
{
    if (path.empty())
        return IsUsed{};
    const auto text = read_file(path);
    if (!text)
        return Failure(text.error());
    std::set<std::string, std::less<>> nonces;
    for (const std::string_view line : lines(*text))
        nonces.emplace(trimmed(line));
    return IsUsed{[nonces = std::move(nonces)](std::string_view nonce) {
        return nonces.contains(nonce);
    }};
}

}  // namespace

int verify(const std::string& path, const std::string& trust_path, const std::string& used_path)
{
    const auto trusted = load_trust(trust_path);
    if (!trusted)
        return refuse(trusted.error());
    const auto is_used = used_tickets(used_path);
    if (!is_used)
        return refuse(is_used.error());
    const auto bytes = read_file(path, largest_bundle);
    if (!bytes)
        return refuse(bytes.error());
    const Verification verification = ocks::verify(*bytes, *trusted, *is_used);
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
