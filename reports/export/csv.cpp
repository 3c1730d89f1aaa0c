// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text.hpp"
#include "reports/export/export.hpp"

#include <vector>

namespace ocks {
namespace {

/// A model name that starts with "=" is a formula to a spreadsheet, and runs there.
std::string cell(const std::string& value)
{
    const bool formula = value.find_first_of("=+-@\t\r") == 0 && !parse_decimal(value);
    std::string quoted = formula ? "\"'" : "\"";
    for (const char each : value) {
        quoted += each;
        if (each == '"')
            quoted += '"';
    }
    quoted += '"';
    return formula || value.find_first_of(",\"\r\n") != std::string::npos ? quoted : value;
}

void add_row(std::string& text, const std::vector<std::string>& cells)
{
    for (std::size_t index = 0; index < cells.size(); ++index)
        text += (index == 0 ? "" : ",") + cell(cells[index]);
    text += "\r\n";
}

std::string limit_of(const Criterion& criterion)
{
    if (criterion.relation != Relation::in)
        return to_string(criterion.limit);
    std::string all;
    for (const Scalar& choice : criterion.among)
        all += (all.empty() ? "" : "|") + to_string(choice);
    return all;
}

void add_result(std::string& text, const Report& report, const TestResult& result)
{
    const Record& record = result.record;
    const std::vector<std::string> key{report.schema_version,
                                       report.id,
                                       record.test,
                                       record.kind,
                                       record.device,
                                       std::to_string(record.attempt),
                                       std::string{to_string(record.verdict.outcome)},
                                       record.verdict.code};
    const auto row = [&](std::vector<std::string> rest) {
        std::vector<std::string> cells = key;
        rest.resize(8);
        cells.insert(cells.end(), rest.begin(), rest.end());
        add_row(text, cells);
    };
    if (record.measured.empty())
        row({});
    for (const Measurement& each : record.measured) {
        const std::vector<std::string> value{each.name, to_string(each.value), each.unit};
        bool held = false;
        for (const Held& limit : result.held) {
            if (limit.criterion.measurement != each.name)
                continue;
            held = true;
            const bool between = limit.criterion.relation == Relation::between;
            row({value[0],
                 value[1],
                 value[2],
                 to_string(limit.criterion.relation),
                 limit_of(limit.criterion),
                 between ? to_string(limit.criterion.upper) : "",
                 limit.criterion.blocking ? "blocking" : "warning",
                 limit.met ? "true" : "false"});
        }
        if (!held)
            row(value);
    }
}

}  // namespace

std::string to_csv(const Report& given)
{
    const Report report = normalised(given);
    std::string text;
    add_row(text,
            {"schema_version",
             "report",
             "test",
             "kind",
             "device",
             "attempt",
             "outcome",
             "reason_code",
             "measurement",
             "value",
             "unit",
             "relation",
             "limit",
             "upper",
             "severity",
             "met"});
    for (const TestResult& result : report.results)
        add_result(text, report, result);
    return text;
}

}  // namespace ocks
