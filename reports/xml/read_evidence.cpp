// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/log_name.hpp"
#include "reports/xml/read_parts.hpp"

#include <array>
#include <set>

namespace ocks {
namespace {

constexpr std::array<Word<Cover>, 3> covers{
    {{"tested", Cover::tested}, {"exempt", Cover::exempt}, {"uncovered", Cover::uncovered}}};

}  // namespace

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

}  // namespace ocks
