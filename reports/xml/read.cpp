// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"
#include "reports/log_name.hpp"
#include "reports/schema.hpp"
#include "reports/uuid.hpp"
#include "reports/xml/element.hpp"
#include "reports/xml/form.hpp"
#include "reports/xml/values.hpp"
#include "reports/xml/xml.hpp"

#include <array>
#include <fmt/format.h>
#include <limits>
#include <set>
#include <tinyxml2.h>

namespace ocks {
namespace {

template <class Enumerator>
using Word = std::pair<std::string_view, Enumerator>;

constexpr std::array<Word<RedactionMode>, 2> redaction_modes{
    {{"none", RedactionMode::none}, {"hmac", RedactionMode::hmac}}};
constexpr std::array<Word<Relation>, 8> relations{{{"eq", Relation::eq},
                                                   {"ne", Relation::ne},
                                                   {"lt", Relation::lt},
                                                   {"le", Relation::le},
                                                   {"gt", Relation::gt},
                                                   {"ge", Relation::ge},
                                                   {"between", Relation::between},
                                                   {"in", Relation::in}}};
constexpr std::array<Word<bool>, 2> severities{{{"blocking", true}, {"warning", false}}};
constexpr std::array<Word<Cover>, 3> covers{
    {{"tested", Cover::tested}, {"exempt", Cover::exempt}, {"uncovered", Cover::uncovered}}};
constexpr std::array<Word<Standing>, 3> standings{
    {{"pass", Standing::pass}, {"incomplete", Standing::incomplete}, {"fail", Standing::fail}}};

void read_head(XmlElement& root, Report& report)
{
    XmlElement suite = root.child("suite");
    report.suite = {suite.word("name"), suite.word("version"), suite.sha256("binarySha256")};
    suite.finish();
    XmlElement policy = root.child("policy");
    report.policy = {policy.word("id"), policy.word("version"), policy.sha256("sha256"), policy.name("profile")};
    policy.finish();
    XmlElement submitter = root.child("submitter");
    report.submitter = submitter.word("vendor");
    submitter.finish();
    XmlElement redaction = root.child("redaction");
    report.redaction = {redaction.choice<RedactionMode>("mode", redaction_modes),
                        redaction.known_word("keyId"),
                        redaction.count("replaced")};
    redaction.finish();
    XmlElement environment = root.child("environment");
    report.virtualization = environment.known_word("virtualization");
    environment.finish();
}

Value read_value(XmlElement& property)
{
    const std::string type = property.any("type");
    std::string value = property.any("value");
    if (type == "text")
        return value;
    if (type != "number" || !is_xml_count(value))
        property.complain("value is neither a text nor a whole number");
    return parse_unsigned(value).value_or(0);
}

Device read_device(XmlElement& element)
{
    Device device{element.name("kind"), element.text("name"), {}};
    while (auto property = element.next("property")) {
        std::string name = property->name("name");
        if (!device.properties.emplace(std::move(name), read_value(*property)).second)
            property->complain("stands here twice");
        property->finish();
    }
    element.finish();
    return device;
}

void read_inventory(XmlElement inventory, Report& report)
{
    std::set<std::pair<std::string, std::string>> seen;
    while (auto element = inventory.next("device")) {
        Device device = read_device(*element);
        if (!seen.emplace(device.kind, device.name).second)
            element->complain("stands here twice");
        report.inventory.devices.push_back(std::move(device));
    }
    while (auto note = inventory.next("note")) {
        report.inventory.notes.push_back({note->name("kind"), note->text("where"), note->text("why")});
        note->finish();
    }
    inventory.finish();
}

void read_plan(XmlElement plan, Report& report)
{
    std::set<std::string> seen;
    while (auto planned = plan.next("planned")) {
        report.planned.push_back({planned->name("test"), planned->flag("blocking")});
        if (!seen.insert(report.planned.back().test).second)
            planned->complain("stands here twice");
        planned->finish();
    }
    plan.finish();
}

std::vector<std::string> read_sentences(XmlElement& parent, const char* name)
{
    std::vector<std::string> sentences;
    while (auto sentence = parent.next(name)) {
        sentences.push_back(sentence->text("text"));
        sentence->finish();
    }
    return sentences;
}

/// The other end of `between` is of the limit's type.
Scalar read_upper(XmlElement& element, const Scalar& limit)
{
    std::string value = element.any("upper");
    if (std::holds_alternative<std::string>(limit))
        return value;
    const auto number = parse_decimal(value);
    if (!number || !is_xml_decimal(value))
        element.complain("upper is not a decimal number");
    return number.value_or(0.0);
}

Held read_criterion(XmlElement& element)
{
    Held held;
    Criterion& criterion = held.criterion;
    criterion.measurement = element.text("measurement");
    criterion.relation = element.choice<Relation>("op", relations);
    if (criterion.relation != Relation::in)
        criterion.limit = element.typed();
    if (criterion.relation == Relation::between)
        criterion.upper = read_upper(element, criterion.limit);
    criterion.unit = element.known_text("unit");
    criterion.blocking = element.choice<bool>("severity", severities);
    criterion.source = element.known_text("source");
    held.met = element.flag("met");
    while (criterion.relation == Relation::in) {
        auto choice = element.next("choice");
        if (!choice)
            break;
        criterion.among.push_back(choice->typed());
        choice->finish();
    }
    element.finish();
    return held;
}

void read_verdict(XmlElement& element, Verdict& verdict)
{
    const std::string word = element.any("outcome");
    const auto outcome = parse_outcome(word);
    if (!outcome)
        element.complain("outcome: no such word: " + word);
    verdict.outcome = outcome.value_or(Outcome::error);
    verdict.code = element.known_name("reasonCode");
}

unsigned read_attempt(XmlElement& element)
{
    const std::uint64_t attempt = element.count("attempt");
    if (attempt == 0 || attempt > std::numeric_limits<unsigned>::max())
        element.complain("attempt is not a number from 1 on");
    return static_cast<unsigned>(attempt);
}

void read_measurements(XmlElement& element, Record& record)
{
    while (auto parameter = element.next("parameter")) {
        std::string name = parameter->name("name");
        if (!record.parameters.emplace(std::move(name), parameter->any("value")).second)
            parameter->complain("stands here twice");
        parameter->finish();
    }
    while (auto measurement = element.next("measurement")) {
        std::string name = measurement->text("name");
        Scalar value = measurement->typed();
        record.measured.push_back({std::move(name), std::move(value), measurement->known_text("unit")});
        measurement->finish();
    }
}

TestResult read_test(XmlElement& element)
{
    TestResult result;
    Record& record = result.record;
    record.test = element.name("id");
    record.kind = element.known_name("kind");
    record.device = element.known_text("device");
    record.attempt = read_attempt(element);
    record.started = element.known_time("startedAt");
    record.duration_milliseconds = element.count("durationMs");
    read_verdict(element, record.verdict);
    read_measurements(element, record);
    while (auto criterion = element.next("criterion"))
        result.held.push_back(read_criterion(*criterion));
    record.verdict.reasons = read_sentences(element, "reason");
    record.verdict.warnings = read_sentences(element, "warning");
    record.findings = read_sentences(element, "finding");
    while (auto log = element.next("logRef")) {
        record.logs.push_back(log->name("id"));
        log->finish();
    }
    element.finish();
    return result;
}

void read_results(XmlElement results, Report& report)
{
    while (auto test = results.next("test"))
        report.results.push_back(read_test(*test));
    results.finish();
}

void read_logs(XmlElement logs, Report& report)
{
    std::set<std::string> seen;
    while (auto element = logs.next("log")) {
        Log log{element->name("id"),
                element->any("path"),
                element->count("bytes"),
                element->sha256("sha256"),
                element->flag("truncated")};
        if (!is_log_name(log.id) || log.path != log_path(log.id))
            element->complain("the path is not logs/ and the id");
        if (!seen.insert(log.id).second)
            element->complain("stands here twice");
        element->finish();
        report.logs.push_back(std::move(log));
    }
    for (const TestResult& result : report.results) {
        for (const std::string& log : result.record.logs) {
            if (!seen.contains(log))
                logs.complain(result.record.test + " refers to " + log + ", which is not here");
        }
    }
    logs.finish();
}

void read_coverage(XmlElement coverage, Report& report)
{
    std::set<std::pair<std::string_view, std::string_view>> devices;
    for (const Device& device : report.inventory.devices)
        devices.emplace(device.kind, device.name);
    while (auto element = coverage.next("covered")) {
        Covered line;
        line.kind = element->name("kind");
        line.device = element->text("device");
        line.cover = element->choice<Cover>("cover", covers);
        line.rule = element->known_text("rule");
        line.reason = element->known_text("reason");
        if (!devices.contains({line.kind, line.device}))
            element->complain("the inventory has no such device");
        element->finish();
        report.coverage.push_back(std::move(line));
    }
    coverage.finish();
}

void read_summary(XmlElement element, Summary& summary)
{
    summary.pass = element.count("pass");
    summary.fail = element.count("fail");
    summary.skip = element.count("skip");
    summary.error = element.count("error");
    summary.not_applicable = element.count("notApplicable");
    summary.info = element.count("info");
    summary.claim.standing = element.choice<Standing>("verdict", standings);
    summary.claim.reasons = read_sentences(element, "reason");
    element.finish();
}

/// What an extension holds is somebody else's, and says so by its namespace.
void read_extensions(XmlElement& root)
{
    while (auto extension = root.next("extension")) {
        static_cast<void>(extension->word("ns"));
        extension->finish_foreign(report_namespace);
    }
}

Report read_report(XmlElement root)
{
    Report report;
    if (root.any("xmlns") != report_namespace)
        root.complain("the namespace is not " + std::string{report_namespace});
    report.schema_version = root.any("schemaVersion");
    if (!is_schema_version(report.schema_version))
        root.complain("schemaVersion is not 1.x");
    report.schema_sha256 = root.sha256("schemaSha256");
    report.id = root.any("id");
    if (!is_uuid7(report.id))
        root.complain("id is not a UUID of version 7");
    report.generated = root.time("generatedAt");
    read_head(root, report);
    read_inventory(root.child("inventory"), report);
    read_plan(root.child("plan"), report);
    read_results(root.child("results"), report);
    read_logs(root.child("logs"), report);
    read_coverage(root.child("coverage"), report);
    read_summary(root.child("summary"), report.summary);
    read_extensions(root);
    root.finish();
    return report;
}

}  // namespace

Result<Report> from_xml(std::string_view xml)
{
    constexpr std::string_view name = "report.xml";
    if (const auto form = check_xml_form(xml, {largest_report, deepest_report}, name); !form)
        return Failure(form.error());
    tinyxml2::XMLDocument document;
    if (document.Parse(xml.data(), xml.size()) != tinyxml2::XML_SUCCESS)
        return fail(Errc::malformed, fmt::format("{}:{}", name, document.ErrorLineNum()), "is not XML");
    const tinyxml2::XMLElement* root = document.RootElement();
    if (root == nullptr || std::string_view{root->Name()} != "report")
        return fail(Errc::malformed, fmt::format("{}:1", name), "is no report");
    XmlProblem problem;
    Report report = read_report(XmlElement(*root, problem));
    if (!problem.why.empty())
        return fail(Errc::malformed, fmt::format("{}:{}", name, problem.line), problem.why);
    return report;
}

}  // namespace ocks
