// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/redaction/preview.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ocks {
namespace {

/// Redaction keeps every list as long as it was, so what stands at one place before and after is one thing.
class Comparison {
public:
    void text(const std::string& where, const std::string& before, const std::string& after)
    {
        if (before != after)
            m_found.push_back({where, before, after});
    }

    void texts(const std::string& where, const std::vector<std::string>& before, const std::vector<std::string>& after)
    {
        for (std::size_t index = 0; index < std::min(before.size(), after.size()); ++index)
            text(where, before[index], after[index]);
    }

    void device(const Device& before, const Device& after)
    {
        const std::string name = before.kind + " " + before.name;
        text(name, before.name, after.name);
        for (const auto& [property, value] : before.properties) {
            const auto found = after.properties.find(property);
            if (found != after.properties.end())
                text(fmt::format("{}: {}", name, property), to_string(value), to_string(found->second));
        }
    }

    void record(const Record& before, const Record& after)
    {
        const std::string name = before.test + (before.device.empty() ? "" : " on " + before.device);
        text(name, before.device, after.device);
        for (const auto& [parameter, value] : before.parameters) {
            const auto found = after.parameters.find(parameter);
            if (found != after.parameters.end())
                text(fmt::format("{}: {}", name, parameter), value, found->second);
        }
        for (std::size_t index = 0; index < std::min(before.measured.size(), after.measured.size()); ++index)
            text(name + ": " + before.measured[index].name,
                 to_string(before.measured[index].value),
                 to_string(after.measured[index].value));
        texts(name, before.findings, after.findings);
        texts(name, before.verdict.reasons, after.verdict.reasons);
        texts(name, before.verdict.warnings, after.verdict.warnings);
    }

    /// Most logs are not changed, and those that are need not be shown whole.
    void log(const std::string& path, std::string_view before, std::string_view after)
    {
        if (before == after)
            return;
        const auto was = lines(before);
        const auto is = lines(after);
        for (std::size_t index = 0; index < std::min(was.size(), is.size()); ++index)
            text(fmt::format("{}:{}", path, index + 1), std::string{was[index]}, std::string{is[index]});
    }

    [[nodiscard]] std::vector<Replacement> found() && { return std::move(m_found); }

private:
    std::vector<Replacement> m_found;
};

/// A log that was renamed, for a secret stood in its name, is the one that takes no other's place.
void compare_logs(Comparison& comparison, const Logs& before, const Logs& after)
{
    auto renamed = after.begin();
    for (const auto& [path, text] : before) {
        if (const auto same = after.find(path); same != after.end()) {
            comparison.log(path, text, same->second);
            continue;
        }
        while (renamed != after.end() && before.contains(renamed->first))
            ++renamed;
        if (renamed == after.end())
            return;
        comparison.text("log", path, renamed->first);
        comparison.log(path, text, renamed->second);
        ++renamed;
    }
}

}  // namespace

std::vector<Replacement> replacements(const Findings& before, const Findings& after)
{
    Comparison comparison;
    const auto pairs = [](std::size_t left, std::size_t right) {
        return std::min(left, right);
    };
    const Inventory& was = before.inventory;
    const Inventory& is = after.inventory;
    for (std::size_t index = 0; index < pairs(was.devices.size(), is.devices.size()); ++index)
        comparison.device(was.devices[index], is.devices[index]);
    for (std::size_t index = 0; index < pairs(was.notes.size(), is.notes.size()); ++index) {
        comparison.text("note of " + was.notes[index].kind, was.notes[index].where, is.notes[index].where);
        comparison.text("note of " + was.notes[index].kind, was.notes[index].why, is.notes[index].why);
    }
    for (std::size_t index = 0; index < pairs(before.records.size(), after.records.size()); ++index)
        comparison.record(before.records[index], after.records[index]);
    compare_logs(comparison, before.logs, after.logs);
    return std::move(comparison).found();
}

}  // namespace ocks
