// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/verbs/run/publish.hpp"

#include "core/clock.hpp"
#include "core/file.hpp"
#include "reports/bundle/bundle.hpp"
#include "reports/html/html.hpp"
#include "reports/signature/passphrase.hpp"
#include "reports/uuid.hpp"
#include "reports/xml/xml.hpp"
#include "suite/verbs/run/environment.hpp"
#include "suite/verbs/run/hiding.hpp"
#include "suite/verbs/run/provenance.hpp"

#include <algorithm>
#include <fmt/format.h>
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

}  // namespace

Result<Signer> load_signer(const RunOptions& options)
{
    auto key = open_key(options.key);
    if (!key)
        return Failure(key.error());
    auto redaction = load_or_create_redaction_key(options.key + ".redaction");
    if (!redaction)
        return Failure(redaction.error());
    const std::string_view vendor = options.vendor.empty() ? vendor_of(key->name) : std::string_view{options.vendor};
    auto ticket = carried_ticket(options.ticket, vendor, std::chrono::system_clock::now());
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
    ProcessRunner runner;
    auto suite = this_program(runner);
    if (!suite)
        return Failure(suite.error());
    auto id = new_report_id();
    if (!id)
        return Failure(id.error());
    Findings findings{.inventory = prepared.machine.inventory, .records = std::move(records), .logs = {}};
    findings.logs = logs_of(options.out, findings.records);
    auto safe = hidden(std::move(findings), signer.redaction, name_of_host());
    if (!safe)
        return Failure(safe.error());
    Environment environment = hidden(
        environment_of(prepared.machine.inventory, prepared.plan, options, runner), signer.redaction, safe->redaction);
    Ingredients parts{.id = std::move(*id),
                      .generated = to_rfc3339(std::chrono::system_clock::now()),
                      .suite = std::move(*suite),
                      .profile = options.plan.profile,
                      .submitter = options.vendor.empty() ? std::string{vendor_of(signer.key.name)} : options.vendor,
                      .relation = options.relation,
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
