// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/monitor.hpp"

#include <nlohmann/json.hpp>

namespace ocks {
namespace {

constexpr int deepest = 16;
constexpr std::size_t longest_line = 1U << 20U;

}  // namespace

std::string to_line(const MonitorCommand& command)
{
    const std::string arguments = command.arguments.empty() ? "{}" : command.arguments;
    return R"({"execute": ")" + command.name + R"(", "arguments": )" + arguments + "}\n";
}

std::vector<std::string> MonitorReader::feed(std::string_view bytes)
{
    std::vector<std::string> refusals;
    m_pending.append(bytes);
    for (auto end = m_pending.find('\n'); end != std::string::npos; end = m_pending.find('\n')) {
        const auto answer = nlohmann::json::parse(
            m_pending.begin(),
            m_pending.begin() + static_cast<std::ptrdiff_t>(end),
            [](int depth, nlohmann::json::parse_event_t, nlohmann::json&) { return depth <= deepest; },
            false);
        m_pending.erase(0, end + 1);
        if (!answer.is_object() || !answer.contains("error"))
            continue;
        const auto& error = answer["error"];
        refusals.push_back(error.is_object() ? error.value("desc", "refused") : std::string{"refused"});
    }
    if (m_pending.size() > longest_line)
        m_pending.clear();
    return refusals;
}

}  // namespace ocks
