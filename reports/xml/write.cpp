// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/schema.hpp"
#include "reports/xml/printed.hpp"
#include "reports/xml/write_parts.hpp"
#include "reports/xml/xml.hpp"

namespace ocks {
namespace {

using Element = PrintedElement;
using Printer = tinyxml2::XMLPrinter;

void write_environment(Printer& out, const Environment& environment)
{
    Element element(out, "environment");
    element.known("virtualization", environment.virtualization)
        .known("rack", environment.rack)
        .known("ambientCelsius", environment.ambient_celsius)
        .known("ambientSource", environment.ambient_source);
    for (const Tool& tool : environment.tools)
        Element(out, "tool").put("name", tool.name).known("version", tool.version).put("sha256", tool.sha256);
}

void write_head(Printer& out, const Report& report)
{
    Element(out, "suite")
        .put("name", report.suite.name)
        .put("version", report.suite.version)
        .put("binarySha256", report.suite.binary_sha256)
        .known("buildId", report.suite.build_id)
        .known("gitCommit", report.suite.git_commit)
        .known("packageNvr", report.suite.package)
        .known("sbomSha256", report.suite.sbom_sha256);
    Element(out, "policy")
        .put("id", report.policy.id)
        .put("version", report.policy.version)
        .put("sha256", report.policy.sha256)
        .put("profile", report.policy.profile);
    Element(out, "submitter").put("vendor", report.submitter).known("relation", report.relation);
    Element(out, "redaction")
        .put("mode", to_string(report.redaction.mode))
        .known("keyId", report.redaction.key_id)
        .put("replaced", report.redaction.replaced);
    write_environment(out, report.environment);
}

void write_device(Printer& out, const Device& device)
{
    Element element(out, "device");
    element.put("kind", device.kind).put("name", device.name);
    for (const auto& [name, value] : device.properties) {
        const bool number = std::holds_alternative<std::uint64_t>(value);
        Element(out, "property")
            .put("name", name)
            .put("type", number ? "number" : "text")
            .put("value", to_string(value));
    }
}

void write_inventory(Printer& out, const Inventory& inventory, std::string_view name_space = {})
{
    Element element(out, "inventory");
    element.known("xmlns", name_space);
    for (const Device& device : inventory.devices)
        write_device(out, device);
    for (const Note& note : inventory.notes)
        Element(out, "note").put("kind", note.kind).put("where", note.where).put("why", note.why);
}

void write_plan(Printer& out, const std::vector<Planned>& planned)
{
    const Element element(out, "plan");
    for (const Planned& each : planned)
        Element(out, "planned").put("test", each.test).flag("blocking", each.blocking);
}

void write_evidence(Printer& out, const Report& report)
{
    write_results(out, report.results);
    {
        const Element element(out, "logs");
        for (const Log& log : report.logs)
            Element(out, "log")
                .put("id", log.id)
                .put("path", log.path)
                .put("bytes", log.bytes)
                .put("sha256", log.sha256)
                .flag("truncated", log.truncated);
    }
    const Element element(out, "coverage");
    for (const Covered& line : report.coverage)
        Element(out, "covered")
            .put("kind", line.kind)
            .put("device", line.device)
            .put("cover", to_string(line.cover))
            .known("rule", line.rule)
            .known("reason", line.reason);
}

void write_summary(Printer& out, const Summary& summary)
{
    Element element(out, "summary");
    element.put("pass", summary.pass)
        .put("fail", summary.fail)
        .put("skip", summary.skip)
        .put("error", summary.error)
        .put("notApplicable", summary.not_applicable)
        .put("info", summary.info)
        .put("verdict", to_string(summary.claim.standing));
    write_sentences(out, "reason", summary.claim.reasons);
}

}  // namespace

std::string to_xml(const Inventory& inventory)
{
    Report report;
    report.inventory = inventory;
    Printer out;
    out.PushDeclaration(xml_declaration);
    write_inventory(out, normalised(report).inventory, report_namespace);
    return printed(out);
}

std::string to_xml(const Report& report)
{
    const Report plain = normalised(report);
    Printer out;
    out.PushDeclaration(xml_declaration);
    {
        Element element(out, "report");
        element.put("xmlns", report_namespace)
            .put("schemaVersion", plain.schema_version)
            .put("schemaSha256", plain.schema_sha256)
            .put("id", plain.id)
            .put("generatedAt", plain.generated);
        write_head(out, plain);
        write_inventory(out, plain.inventory);
        write_plan(out, plain.planned);
        write_evidence(out, plain);
        write_summary(out, plain.summary);
    }
    return printed(out);
}

}  // namespace ocks
