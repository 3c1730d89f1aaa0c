// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/run/gate.hpp"

#include <algorithm>
#include <utility>

namespace ocks {
namespace {

/// The parts of a state that are about some places: "0000:3b:00.0", "eth0 tx_errors" by its first word.
Health part_of(const Health& health, const std::function<bool(std::string_view)>& is_wanted)
{
    Health part;
    for (const auto& [what, counts] : health.counters) {
        for (const auto& [where, count] : counts) {
            if (is_wanted(std::string_view{where}.substr(0, where.find(' '))))
                part.counters[what].emplace(where, count);
        }
    }
    for (const auto& [where, link] : health.links) {
        if (is_wanted(where))
            part.links.emplace(where, link);
    }
    return part;
}

bool is_of_word(char letter)
{
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           letter == '_';
}

bool names_any(std::string_view line, const Names& names)
{
    return std::ranges::any_of(names, [&](const std::string& name) { return names_device(line, name); });
}

}  // namespace

bool names_device(std::string_view line, std::string_view name)
{
    if (name.empty())
        return false;
    for (auto at = line.find(name); at != std::string_view::npos; at = line.find(name, at + 1)) {
        const auto end = at + name.size();
        if ((at == 0 || !is_of_word(line[at - 1])) && (end == line.size() || !is_of_word(line[end])))
            return true;
    }
    return false;
}

bool HealthGate::is_anybodys(std::string_view place) const
{
    return std::ranges::any_of(m_watches, [&](const auto& each) { return each.second.names.contains(place); });
}

void HealthGate::charge(const LogFinding& finding)
{
    const bool is_claimed =
        std::ranges::any_of(m_watches, [&](const auto& each) { return names_any(finding.line, each.second.names); });
    for (auto& [step, watch] : m_watches) {
        if (!is_claimed || names_any(finding.line, watch.names))
            add(watch.charged, finding);
    }
}

void HealthGate::settle()
{
    const Result<std::string> log = m_news();
    Health now = health_of(m_root);
    if (log) {
        for (const LogFinding& finding : find_trouble(*log))
            charge(finding);
    } else {
        for (auto& [step, watch] : m_watches)
            add(watch.charged, log.error());
    }
    const auto is_nobodys = [this](std::string_view place) {
        return !is_anybodys(place);
    };
    Health before = part_of(m_last, is_nobodys);
    Health after = part_of(now, is_nobodys);
    before.taint = m_last.taint;
    after.taint = now.taint;
    const Trouble nobodys = trouble_between(before, after);
    for (auto& [step, watch] : m_watches)
        add(watch.charged, nobodys);
    m_last = std::move(now);
}

void HealthGate::begin(std::size_t step, Names names)
{
    settle();
    m_watches[step] = {std::move(names), m_last, {}};
}

HealthReport HealthGate::end(std::size_t step, std::chrono::milliseconds time)
{
    settle();
    const auto watch = m_watches.extract(step);
    if (watch.empty())
        return {};
    const auto is_own = [&](std::string_view place) {
        return watch.mapped().names.contains(place);
    };
    Trouble trouble = std::move(watch.mapped().charged);
    add(trouble, trouble_between(part_of(watch.mapped().before, is_own), part_of(m_last, is_own)));
    return report_of(std::move(trouble), time);
}

}  // namespace ocks
