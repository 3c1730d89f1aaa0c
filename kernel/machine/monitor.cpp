// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/monitor.hpp"

#include "core/text.hpp"

#include <nlohmann/json.hpp>

namespace ocks {
namespace {

using nlohmann::json;

constexpr int deepest = 16;
constexpr std::size_t longest_line = 1U << 20U;

std::string text_of(const json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

MachineEvent event_of(const json& message)
{
    MachineEvent event{.name = message["event"].get<std::string>(), .detail = {}};
    const auto data = message.find("data");
    if (data == message.end() || !data->is_object())
        return event;
    for (const char* key : {"reason", "action", "device"}) {
        if (event.detail.empty())
            event.detail = text_of(*data, key);
    }
    return event;
}

void take(const json& message, MonitorNews& news)
{
    if (!message.is_object())
        return;
    if (const auto error = message.find("error"); error != message.end()) {
        const std::string why = error->is_object() ? text_of(*error, "desc") : std::string{};
        news.refusals.push_back(why.empty() ? "refused" : why);
    } else if (const auto event = message.find("event"); event != message.end() && event->is_string()) {
        news.events.push_back(event_of(message));
    } else if (const auto answer = message.find("return"); answer != message.end() && answer->is_string()) {
        // The human monitor answers in words, errors as well; what went well is silent or begins with "OK".
        const std::string words{trimmed(answer->get_ref<const std::string&>())};
        if (!words.empty() && !words.starts_with("OK"))
            news.refusals.push_back(words);
    }
}

}  // namespace

std::string to_line(const MonitorCommand& command)
{
    const std::string arguments = command.arguments.empty() ? "{}" : command.arguments;
    return R"({"execute": ")" + command.name + R"(", "arguments": )" + arguments + "}\n";
}

MonitorCommand human_command(std::string_view line)
{
    return {.name = "human-monitor-command", .arguments = json{{"command-line", line}}.dump()};
}

MonitorNews MonitorReader::feed(std::string_view bytes)
{
    MonitorNews news;
    m_pending.append(bytes);
    for (auto end = m_pending.find('\n'); end != std::string::npos; end = m_pending.find('\n')) {
        take(json::parse(
                 m_pending.begin(),
                 m_pending.begin() + static_cast<std::ptrdiff_t>(end),
                 [](int depth, json::parse_event_t, json&) { return depth <= deepest; },
                 false),
             news);
        m_pending.erase(0, end + 1);
    }
    if (m_pending.size() > longest_line)
        m_pending.clear();
    return news;
}

}  // namespace ocks
