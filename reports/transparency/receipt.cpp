// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/transparency/receipt.hpp"

#include "core/digest.hpp"
#include "reports/transparency/entry.hpp"
#include "reports/transparency/proof.hpp"

#include <fmt/format.h>

namespace ocks::log {

Result<std::string> check_logged(std::string_view bytes,
                                 const Verification& verification,
                                 std::string_view proof_text,
                                 std::span<const VerifierKey> log_keys)
{
    const auto proof = parse_proof(proof_text);
    if (!proof)
        return Failure(proof.error());
    constexpr std::string_view received = "received ";
    if (!verification.good() || verification.signers.empty() || !proof->extra.starts_with(received))
        return fail(Errc::malformed, "proof", "is not one of a submission");
    const SubmissionEntry entry{.bundle_sha256 = sha256(bytes),
                                .bytes = bytes.size(),
                                .report_sha256 = sha256(verification.bundle->report_xml),
                                .vendor = verification.bundle->manifest.vendor,
                                .signer = verification.signers.front(),
                                .received = proof->extra.substr(received.size())};
    return verify_proof(*proof, to_text(entry), log_keys).transform([&](const Checkpoint& checkpoint) {
        return fmt::format(
            "received {}, entry {} of {} in {}", entry.received, proof->index, checkpoint.size, checkpoint.origin);
    });
}

}  // namespace ocks::log
