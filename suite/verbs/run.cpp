// SPDX-License-Identifier: GPL-3.0-or-later
/// `ocks-cert run`: the certification run, from the plan to a signed bundle.

#include "suite/run.hpp"

#include "core/clock.hpp"
#include "core/conclusion.hpp"
#include "core/digest.hpp"
#include "core/file.hpp"
#include "core/version.hpp"
#include "reports/bundle/bundle.hpp"
#include "reports/html/html.hpp"
#include "reports/redaction/redaction.hpp"
#include "reports/report.hpp"
#include "reports/signature/key_file.hpp"
#include "reports/signature/passphrase.hpp"
#include "reports/uuid.hpp"
#include "reports/xml/xml.hpp"
#include "suite/verbs/preparation.hpp"
#include "suite/verbs/terminal.hpp"
#include "suite/verbs/ticket.hpp"
#include "suite/verbs/verbs.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <unistd.h>

namespace ocks::verbs {
namespace {

void show(const Progress& progress)
{
    const std::string name = fmt::format("{} {}", progress.step->test->id, progress.step->device.name);
    const std::string place =
        fmt::format("[{:>{}}/{}]", progress.index + 1, std::to_string(progress.total).size(), progress.total);
    if (progress.record == nullptr) {
        // A terminal sees what is running; a log only what has ended.
        if (isatty(STDOUT_FILENO) != 0)
            fmt::print("{} {:<36} … about {}\r",
                       place,
                       name,
                       duration_text(static_cast<std::uint64_t>(progress.step->estimate.count()) * 1000));
        std::fflush(stdout);
        return;
    }
    const Record& record = *progress.record;
    fmt::print("{} {:<36} {} {}{}\n",
               place,
               name,
               painted(record.verdict.outcome, 14),
               duration_text(record.duration_milliseconds),
               progress.resumed ? "  (from the journal)" : "");
    for (const std::string& reason : record.verdict.reasons)
        fmt::print("      {}\n", printable(reason));
    for (const std::string& warning : record.verdict.warnings)
        fmt::print("      {} {}\n", painted("warning:", Tone::warning), printable(warning));
    std::fflush(stdout);
}

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

Result<std::string> own_digest()
{
    auto program = read_file("/proc/self/exe");
    if (!program)
        return Failure(program.error());
    return sha256(*program);
}

struct Signer {
    SigningKey key;
    RedactionKey redaction;
    CarriedTicket ticket;
};

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

/// Writes report.xml, report.html and bundle.ocks, after taking out what is private.
Result<Report> publish(const Preparation& prepared,
                       const std::string& profile,
                       std::vector<Record> records,
                       const Signer& signer,
                       const std::string& out)
{
    auto binary = own_digest();
    if (!binary)
        return Failure(binary.error());
    auto id = new_report_id();
    if (!id)
        return Failure(id.error());
    Findings findings{.inventory = prepared.machine.inventory, .records = std::move(records), .logs = {}};
    findings.logs = logs_of(out, findings.records);
    const std::string host = name_of_host();
    for (auto& [path, log] : findings.logs)
        hide_word(log, host);
    auto safe =
        redacted(std::move(findings), signer.redaction, host.empty() ? std::vector<std::string>{} : std::vector{host});
    if (!safe)
        return Failure(safe.error());
    Ingredients parts{.id = std::move(*id),
                      .generated = to_rfc3339(std::chrono::system_clock::now()),
                      .suite = {.version = std::string{version}, .binary_sha256 = std::move(*binary)},
                      .profile = profile,
                      .submitter = signer.key.name,
                      .virtualization = virtualization_of(prepared.machine.inventory),
                      .redaction = std::move(safe->redaction),
                      .inventory = std::move(safe->findings.inventory),
                      .records = std::move(safe->findings.records),
                      .logs = listed(safe->findings.logs)};
    Report report = assemble(std::move(parts), prepared.policy);
    auto bundle = pack(report, safe->findings.logs, signer.key, signer.ticket.origin, signer.ticket.note);
    if (!bundle)
        return Failure(bundle.error());
    for (const auto& [name, content] : {std::pair{"report.xml", to_xml(report)},
                                        std::pair{"report.html", to_html(report)},
                                        std::pair{"bundle.ocks", *bundle}}) {
        if (auto written = write_file(fmt::format("{}/{}", out, name), content); !written)
            return Failure(written.error());
    }
    return report;
}

void print_verdict(const Report& report, const std::string& out)
{
    const Conclusion& claim = report.summary.claim;
    const Tone tone = claim.standing == Standing::pass   ? Tone::good
                      : claim.standing == Standing::fail ? Tone::bad
                                                         : Tone::warning;
    fmt::print("\n{} {}   {} pass, {} fail, {} error, {} skip, {} not applicable\n",
               painted("verdict:", Tone::bold),
               painted(to_string(claim.standing), tone),
               report.summary.pass,
               report.summary.fail,
               report.summary.error,
               report.summary.skip,
               report.summary.not_applicable);
    for (const std::string& reason : claim.reasons)
        fmt::print("  {}\n", printable(reason));
    fmt::print("bundle   {}/bundle.ocks\n", out);
}

}  // namespace

int run(const RunOptions& options)
{
    if (options.plan.root != "/")
        return refuse({Errc::malformed, "--root " + options.plan.root, "only this machine can be tested"}, 2);
    const auto signer = load_signer(options);
    if (!signer)
        return refuse(signer.error());
    if (const auto made = make_directory(options.out); !made)
        return refuse(made.error());
    if (access(options.out.c_str(), W_OK) != 0)
        return refuse({Errc::denied, options.out, "cannot write there"});
    const auto prepared = prepare(options.plan);
    if (!prepared)
        return refuse(prepared.error(), prepared.error().where.starts_with("--") ? 2 : 3);

    fmt::print("{}\n", to_text(prepared->plan));
    const RunContext context{.root = prepared->machine.root,
                             .inventory = prepared->machine.inventory,
                             .policy = prepared->policy,
                             .grants = options.plan.grants,
                             .directory = options.out,
                             .resume = options.resume,
                             .progress = show,
                             .kernel_log = {}};
    auto records = ocks::run(prepared->plan, context);
    if (!records)
        return refuse(records.error());
    if (was_interrupted(*records))
        return refuse({Errc::io, options.out, "interrupted; --resume goes on where it stopped"});
    const auto report = publish(*prepared, options.plan.profile, std::move(*records), *signer, options.out);
    if (!report)
        return refuse(report.error());
    print_verdict(*report, options.out);
    return report->summary.claim.standing == Standing::pass ? 0 : 1;
}

}  // namespace ocks::verbs
