// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/run/publish.hpp"

#include "core/clock.hpp"
#include "core/digest.hpp"
#include "core/file.hpp"
#include "core/version.hpp"
#include "reports/bundle/bundle.hpp"
#include "reports/html/html.hpp"
#include "reports/redaction/secrets.hpp"
#include "reports/signature/passphrase.hpp"
#include "reports/uuid.hpp"
#include "reports/xml/xml.hpp"
#include "suite/verbs/run/environment.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <unistd.h>
#include <utility>

namespace ocks::verbs {
namespace {

/// Every file that a test left below logs/, by the path a report names it with.
Logs logs_of(const std::string& directory, std::vector<Record>& records)
{
    Logs logs;
    for (Record& record : records) {
        std::erase_if(record.logs, [&](const std::string& name) {
            auto text = read_file(fmt::format("{}/logs/{}", directory, name), largest_log);
            if (!text)
                return true;
            logs.emplace("logs/" + name, std::move(*text));
            return false;
        });
    }
    return logs;
}

/// What no property of the inventory holds, and a log may: stress-ng writes it into its metrics.
std::string name_of_host()
{
    std::array<char, 256> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? std::string{name.data()} : std::string{};
}

/// A host may be called by any short word, so its name counts only where it stands alone.
void hide_word(std::string& text, const std::string& word)
{
    const auto in_word = [](char byte) {
        return (std::isalnum(static_cast<unsigned char>(byte)) != 0) || byte == '-' || byte == '_';
    };
    constexpr std::string_view instead = "redacted";
    for (auto at = text.find(word); !word.empty() && at != std::string::npos;) {
        const auto end = at + word.size();
        const bool alone = (at == 0 || !in_word(text[at - 1])) && (end == text.size() || !in_word(text[end]));
        if (alone)
            text.replace(at, word.size(), instead);
        at = text.find(word, at + (alone ? instead.size() : word.size()));
    }
}

Result<SuiteReference> this_program()
{
    const auto program = read_file("/proc/self/exe");
    if (!program)
        return Failure(program.error());
    return SuiteReference{
        .version = std::string{version}, .binary_sha256 = sha256(*program), .build_id = own_build_id()};
}

/// A rack names one place in the world, as a serial number one thing.
Environment hidden(Environment environment, const RedactionKey& key, Redaction& redaction)
{
    if (!environment.rack.empty()) {
        environment.rack = replacement_of("rack", environment.rack, key);
        ++redaction.replaced;
    }
    return environment;
}

}  // namespace

Result<Signer> load_signer(const RunOptions& options)
{
    auto key = open_key(options.key);
    if (!key)
        return Failure(key.error());
    auto redaction = load_or_create_redaction_key(options.key + ".redaction");
    if (!redaction)
        return Failure(redaction.error());
    auto ticket = carried_ticket(options.ticket, key->name, std::chrono::system_clock::now());
    if (!ticket)
        return Failure(ticket.error());
    return Signer{std::move(*key), *redaction, std::move(*ticket)};
}

Result<Report> publish(const Preparation& prepared,
                       std::vector<Record> records,
                       const Signer& signer,
                       const RunOptions& options,
                       bool sealed)
{
    auto suite = this_program();
    if (!suite)
        return Failure(suite.error());
    auto id = new_report_id();
    if (!id)
        return Failure(id.error());
    Findings findings{.inventory = prepared.machine.inventory, .records = std::move(records), .logs = {}};
    findings.logs = logs_of(options.out, findings.records);
    const std::string host = name_of_host();
    for (auto& [path, log] : findings.logs)
        hide_word(log, host);
    auto safe =
        redacted(std::move(findings), signer.redaction, host.empty() ? std::vector<std::string>{} : std::vector{host});
    if (!safe)
        return Failure(safe.error());
    ProcessRunner runner;
    Environment environment = hidden(
        environment_of(prepared.machine.inventory, prepared.plan, options, runner), signer.redaction, safe->redaction);
    Ingredients parts{.id = std::move(*id),
                      .generated = to_rfc3339(std::chrono::system_clock::now()),
                      .suite = std::move(*suite),
                      .profile = options.plan.profile,
                      .submitter = signer.key.name,
                      .redaction = std::move(safe->redaction),
                      .environment = std::move(environment),
                      .inventory = std::move(safe->findings.inventory),
                      .records = std::move(safe->findings.records),
                      .logs = listed(safe->findings.logs)};
    Report report = assemble(std::move(parts), prepared.policy);
    std::vector<std::pair<std::string, std::string>> files{{"report.xml", to_xml(report)},
                                                           {"report.html", to_html(report)}};
    if (sealed) {
        auto bundle = pack(report, safe->findings.logs, signer.key, signer.ticket.origin, signer.ticket.note);
        if (!bundle)
            return Failure(bundle.error());
        files.emplace_back("bundle.ocks", std::move(*bundle));
    }
    for (const auto& [name, content] : files) {
        if (auto written = write_file(fmt::format("{}/{}", options.out, name), content); !written)
            return Failure(written.error());
    }
    return report;
}

}  // namespace ocks::verbs
