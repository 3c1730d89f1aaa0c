// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"
#include "reports/xml/read_parts.hpp"
#include "reports/xml/values.hpp"

#include <array>
#include <limits>

namespace ocks {
namespace {

constexpr std::array<Word<Relation>, 8> relations{{{"eq", Relation::eq},
                                                   {"ne", Relation::ne},
                                                   {"lt", Relation::lt},
                                                   {"le", Relation::le},
                                                   {"gt", Relation::gt},
                                                   {"ge", Relation::ge},
                                                   {"between", Relation::between},
                                                   {"in", Relation::in}}};
constexpr std::array<Word<bool>, 2> severities{{{"blocking", true}, {"warning", false}}};

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

}  // namespace

std::vector<std::string> read_sentences(XmlElement& parent, const char* name)
{
    std::vector<std::string> sentences;
    while (auto sentence = parent.next(name)) {
        sentences.push_back(sentence->text("text"));
        sentence->finish();
    }
    return sentences;
}

void read_results(XmlElement results, Report& report)
{
    while (auto test = results.next("test"))
        report.results.push_back(read_test(*test));
    results.finish();
}

}  // namespace ocks
