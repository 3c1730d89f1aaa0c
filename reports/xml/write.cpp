// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"
#include "reports/schema.hpp"
#include "reports/xml/text.hpp"
#include "reports/xml/xml.hpp"

#include <tinyxml2.h>

namespace ocks {
namespace {

/// An element that ends when it goes out of scope, so that no report can be left open.
class Element {
public:
    Element(tinyxml2::XMLPrinter& printer, const char* name) : m_printer(printer) { m_printer.OpenElement(name); }
    Element(const Element&) = delete;
    Element(Element&&) = delete;
    Element& operator=(const Element&) = delete;
    Element& operator=(Element&&) = delete;
    ~Element() { m_printer.CloseElement(); }

    Element& put(const char* name, std::string_view value)
    {
        m_printer.PushAttribute(name, one_line(value).c_str());
        return *this;
    }
    Element& put(const char* name, std::uint64_t value) { return put(name, std::to_string(value)); }
    Element& flag(const char* name, bool value) { return put(name, value ? "true" : "false"); }

    /// Left out if it is not known.
    Element& known(const char* name, std::string_view value) { return value.empty() ? *this : put(name, value); }

    Element& typed(const Scalar& value)
    {
        put("type", std::holds_alternative<double>(value) ? "number" : "text");
        return put("value", to_string(value));
    }

private:
    tinyxml2::XMLPrinter& m_printer;
};

using Printer = tinyxml2::XMLPrinter;

constexpr const char* declaration = R"(xml version="1.0" encoding="UTF-8")";

void write_head(Printer& out, const Report& report)
{
    Element(out, "suite")
        .put("name", report.suite.name)
        .put("version", report.suite.version)
        .put("binarySha256", report.suite.binary_sha256);
    Element(out, "policy")
        .put("id", report.policy.id)
        .put("version", report.policy.version)
        .put("sha256", report.policy.sha256)
        .put("profile", report.policy.profile);
    Element(out, "submitter").put("vendor", report.submitter);
    Element(out, "redaction")
        .put("mode", to_string(report.redaction.mode))
        .known("keyId", report.redaction.key_id)
        .put("replaced", report.redaction.replaced);
    Element(out, "environment").known("virtualization", report.virtualization);
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

void write_criterion(Printer& out, const Held& held)
{
    const Criterion& criterion = held.criterion;
    Element element(out, "criterion");
    element.put("measurement", criterion.measurement).put("op", to_string(criterion.relation));
    if (criterion.relation != Relation::in)
        element.typed(criterion.limit);
    if (criterion.relation == Relation::between)
        element.put("upper", to_string(criterion.upper));
    element.known("unit", criterion.unit)
        .put("severity", criterion.blocking ? "blocking" : "warning")
        .known("source", criterion.source)
        .flag("met", held.met);
    if (criterion.relation == Relation::in) {
        for (const Scalar& choice : criterion.among)
            Element(out, "choice").typed(choice);
    }
}

void write_sentences(Printer& out, const char* name, const std::vector<std::string>& sentences)
{
    for (const std::string& sentence : sentences)
        Element(out, name).put("text", sentence);
}

void write_test(Printer& out, const TestResult& result)
{
    const Record& record = result.record;
    Element element(out, "test");
    element.put("id", record.test)
        .known("kind", record.kind)
        .known("device", record.device)
        .put("attempt", std::uint64_t{record.attempt})
        .known("startedAt", record.started)
        .put("durationMs", record.duration_milliseconds)
        .put("outcome", to_string(record.verdict.outcome))
        .known("reasonCode", record.verdict.code);
    for (const auto& [name, value] : record.parameters)
        Element(out, "parameter").put("name", name).put("value", value);
    for (const Measurement& measurement : record.measured)
        Element(out, "measurement")
            .put("name", measurement.name)
            .typed(measurement.value)
            .known("unit", measurement.unit);
    for (const Held& held : result.held)
        write_criterion(out, held);
    write_sentences(out, "reason", record.verdict.reasons);
    write_sentences(out, "warning", record.verdict.warnings);
    write_sentences(out, "finding", record.findings);
    for (const std::string& log : record.logs)
        Element(out, "logRef").put("id", log);
}

void write_evidence(Printer& out, const Report& report)
{
    {
        const Element element(out, "results");
        for (const TestResult& result : report.results)
            write_test(out, result);
    }
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
    out.PushDeclaration(declaration);
    write_inventory(out, normalised(report).inventory, report_namespace);
    return {out.CStr(), static_cast<std::size_t>(out.CStrSize()) - 1};
}

std::string to_xml(const Report& report)
{
    const Report plain = normalised(report);
    Printer out;
    out.PushDeclaration(declaration);
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
    return {out.CStr(), static_cast<std::size_t>(out.CStrSize()) - 1};
}

}  // namespace ocks
