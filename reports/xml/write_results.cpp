// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/xml/printed.hpp"
#include "reports/xml/write_parts.hpp"

namespace ocks {
namespace {

using Element = PrintedElement;
using Printer = tinyxml2::XMLPrinter;

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

}  // namespace

void write_sentences(Printer& out, const char* name, const std::vector<std::string>& sentences)
{
    for (const std::string& sentence : sentences)
        Element(out, name).put("text", sentence);
}

void write_results(Printer& out, const std::vector<TestResult>& results)
{
    const Element element(out, "results");
    for (const TestResult& result : results)
        write_test(out, result);
}

}  // namespace ocks
