// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert verify`: whether a bundle is what its signer says, step by step, without a network.

#include "reports/bundle/verify.hpp"

#include "core/file.hpp"
#include "core/text.hpp"
#include "reports/signature/trust.hpp"
#include "reports/transparency/receipt.hpp"
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

Result<std::string> in_log(std::string_view bytes, const Verification& verification, const VerifyOptions& options)
{
    const auto keys = load_trust(options.log_keys);
    if (!keys)
        return Failure(keys.error());
    const auto proof = read_file(options.proof, 1U << 20U);
    if (!proof)
        return Failure(proof.error());
    return log::check_logged(bytes, verification, *proof, *keys);
}

}  // namespace

int verify(const VerifyOptions& options)
{
    const std::string& path = options.bundle;
    const auto trusted = load_trust(options.trust);
    if (!trusted)
        return refuse(trusted.error());
    const auto is_used = used_tickets(options.used);
    if (!is_used)
        return refuse(is_used.error());
    const auto bytes = read_file(path, largest_bundle);
    if (!bytes)
        return refuse(bytes.error());
    Verification verification = ocks::verify(*bytes, *trusted, *is_used);
    if (verification.good() && !options.proof.empty()) {
        const auto logged = in_log(*bytes, verification, options);
        verification.steps.push_back({"log", logged.has_value(), logged ? *logged : to_string(logged.error())});
    }
    for (const VerifyStep& step : verification.steps)
        fmt::print("{} {} {}\n",
                   painted(step.good ? "ok     " : "refused", step.good ? Tone::good : Tone::bad),
                   padded(step.what, 12),
                   printable(step.detail));
    if (verification.steps.empty() || !verification.steps.back().good) {
        const std::string why = verification.steps.empty() ? "empty" : verification.steps.back().detail;
        return refuse({Errc::malformed, path, why}, 1);
    }
    return 0;
}

}  // namespace ocks::verbs
