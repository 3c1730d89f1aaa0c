// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/bundle/verify.hpp"

#include "core/digest.hpp"
#include "reports/xml/xml.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ocks {
namespace {

/// Each step adds a line, and the first that is not good ends the walk.
class Walk {
public:
    explicit Walk(Verification& result) : m_result(result) {}

    bool step(std::string what, const Result<std::string>& found)
    {
        m_result.steps.push_back({std::move(what), found.has_value(), found ? *found : to_string(found.error())});
        return found.has_value();
    }

private:
    Verification& m_result;
};

std::string joined(const std::vector<std::string>& parts)
{
    return fmt::format("{}", fmt::join(parts, "; "));
}

/// The key "hcl.example/vendors/acme" speaks for acme, and so does one that is called acme.
bool speaks_for(std::string_view signer, const std::string& vendor)
{
    return signer == vendor || signer.ends_with("/" + vendor);
}

Result<std::string> agreement(const Manifest& manifest, const Report& report, const std::vector<std::string>& signers)
{
    const auto differs = [](std::string what) {
        return fail(Errc::malformed, "report.xml", "names another " + std::move(what) + " than the manifest");
    };
    if (manifest.vendor != report.submitter)
        return differs("vendor");
    if (manifest.schema_version != report.schema_version || manifest.schema_sha256 != report.schema_sha256)
        return differs("schema");
    if (manifest.policy_id != report.policy.id || manifest.policy_version != report.policy.version ||
        manifest.policy_sha256 != report.policy.sha256)
        return differs("policy");
    if (manifest.suite_version != report.suite.version || manifest.suite_sha256 != report.suite.binary_sha256)
        return differs("suite");
    if (manifest.created != report.generated)
        return differs("time");
    if (std::ranges::none_of(signers, [&](const std::string& each) { return speaks_for(each, manifest.vendor); }))
        return fail(Errc::denied,
                    "report.xml",
                    fmt::format("is of {}, and signed by {} alone", manifest.vendor, fmt::join(signers, ", ")));
    return fmt::format("vendor {}, policy {} {}, suite {}, made for {}",
                       manifest.vendor,
                       manifest.policy_id,
                       manifest.policy_version,
                       manifest.suite_version,
                       manifest.origin);
}

Result<std::string> check_ticket(const Bundle& bundle, std::span<const VerifierKey> trusted, const IsUsed& is_used)
{
    const Manifest& manifest = bundle.manifest;
    return redeem(bundle.ticket, {manifest.origin, manifest.vendor, manifest.created}, trusted, is_used)
        .transform([&](const Ticket& ticket) {
            return fmt::format("of {}, given on {}, {}",
                               ticket.origin,
                               ticket.issued,
                               is_used ? "not used before" : "and nobody was asked whether it was used before");
        });
}

Result<std::string> check_logs(const Report& report, const Logs& logs)
{
    for (const Log& log : report.logs) {
        const auto text = logs.find(log.path);
        if (text == logs.end())
            return fail(Errc::malformed, log.path, "the report lists it, and the bundle does not hold it");
        if (text->second.size() != log.bytes || sha256(text->second) != log.sha256)
            return fail(Errc::malformed, log.path, "is not the log that the report lists");
    }
    if (logs.size() != report.logs.size())
        return fail(Errc::malformed, "logs", "the bundle holds logs that the report does not list");
    return fmt::format("{} logs, as the report lists them", logs.size());
}

Result<std::string> check_verdicts(const Report& report)
{
    const std::vector<std::string> found = contradictions(report);
    if (!found.empty())
        return fail(Errc::malformed, "report.xml", joined(found));
    return fmt::format("{} results follow from their measurements; the suite claims {}",
                       report.results.size(),
                       to_string(report.summary.claim.standing));
}

}  // namespace

Verification verify(std::string_view bytes, std::span<const VerifierKey> trusted, const IsUsed& is_used)
{
    Verification result;
    Walk walk(result);
    auto bundle = unpack(bytes);
    if (!walk.step("container", bundle.transform([&](const Bundle& opened) {
            return fmt::format("{} bytes, {} files, each with the hash that the manifest gives",
                               bytes.size(),
                               opened.manifest.files.size() + 1);
        })))
        return result;
    const auto signers = verify_note_at(bundle->note, trusted, bundle->manifest.created);
    if (!walk.step("signature", signers.transform([](const std::vector<std::string>& names) {
            return "good, by " + joined(names);
        })))
        return result;
    result.signers = *signers;
    if (!bundle->ticket.empty() && !walk.step("ticket", check_ticket(*bundle, trusted, is_used)))
        return result;
    auto report = from_xml(bundle->report_xml);
    if (!walk.step("report", report.transform([](const Report& read) {
            return fmt::format("report {} of {}", read.id, read.generated);
        })) ||
        !walk.step("agreement", agreement(bundle->manifest, *report, *signers)) ||
        !walk.step("logs", check_logs(*report, bundle->logs)) || !walk.step("verdicts", check_verdicts(*report)))
        return result;
    result.bundle = std::move(*bundle);
    result.report = std::move(*report);
    return result;
}

}  // namespace ocks
