// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/schema.hpp"
#include "reports/uuid.hpp"
#include "reports/xml/element.hpp"
#include "reports/xml/form.hpp"
#include "reports/xml/read_parts.hpp"
#include "reports/xml/text.hpp"
#include "reports/xml/values.hpp"
#include "reports/xml/xml.hpp"

#include <array>
#include <fmt/format.h>
#include <set>
#include <tinyxml2.h>

namespace ocks {
namespace {

constexpr std::array<Word<RedactionMode>, 2> redaction_modes{
    {{"none", RedactionMode::none}, {"hmac", RedactionMode::hmac}}};
constexpr std::array<Word<Standing>, 3> standings{
    {{"pass", Standing::pass}, {"incomplete", Standing::incomplete}, {"fail", Standing::fail}}};

Environment read_environment(XmlElement element)
{
    Environment environment{.virtualization = element.known_word("virtualization"),
                            .rack = element.known_text("rack"),
                            .ambient_celsius = element.known_celsius("ambientCelsius"),
                            .ambient_source = element.known_text("ambientSource"),
                            .tools = {}};
    while (auto tool = element.next("tool")) {
        environment.tools.push_back(
            {.name = tool->word("name"), .version = tool->known_text("version"), .sha256 = tool->sha256("sha256")});
        tool->finish();
    }
    element.finish();
    return environment;
}

void read_head(XmlElement& root, Report& report)
{
    XmlElement suite = root.child("suite");
    report.suite = {.name = suite.word("name"),
                    .version = suite.word("version"),
                    .binary_sha256 = suite.sha256("binarySha256"),
                    .build_id = suite.known_word("buildId"),
                    .git_commit = suite.known_word("gitCommit"),
                    .package = suite.known_word("packageNvr"),
                    .sbom_sha256 = suite.known_sha256("sbomSha256")};
    suite.finish();
    XmlElement policy = root.child("policy");
    report.policy = {policy.word("id"), policy.word("version"), policy.sha256("sha256"), policy.name("profile")};
    policy.finish();
    XmlElement submitter = root.child("submitter");
    report.submitter = submitter.word("vendor");
    report.relation = submitter.known_relation("relation");
    submitter.finish();
    XmlElement redaction = root.child("redaction");
    report.redaction = {redaction.choice<RedactionMode>("mode", redaction_modes),
                        redaction.known_word("keyId"),
                        redaction.count("replaced")};
    redaction.finish();
    report.environment = read_environment(root.child("environment"));
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

/// What a document says in place of what it should: only a little of it, for it may be anything.
std::string but(std::string_view said)
{
    constexpr std::size_t longest = 64;
    return said.empty() ? "" : ", but " + beginning_of_text(said, longest);
}

Report read_report(XmlElement root)
{
    Report report;
    if (const std::string name_space = root.any("xmlns"); name_space != report_namespace)
        root.complain("the namespace is not " + std::string{report_namespace} + but(name_space));
    report.schema_version = root.any("schemaVersion");
    if (!is_schema_version(report.schema_version))
        root.complain("schemaVersion is not 1.x" + but(report.schema_version));
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
    if (const auto form = check_xml_form(xml, {largest_report, deepest_report, longest_value}, name); !form)
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
