// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/kernel/probe_failures.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace ocks {
namespace {

/// Without "<4>[    1.234567] ".
std::string_view message_of(std::string_view line)
{
    const auto end = line.find("] ");
    const bool stamped = line.starts_with('<') || line.starts_with('[');
    return stamped && end != std::string_view::npos ? line.substr(end + 2) : line;
}

struct Parts {
    std::string_view before;
    std::string_view after;
};

std::optional<Parts> cut(std::string_view text, std::string_view at)
{
    const auto place = text.find(at);
    if (place == std::string_view::npos)
        return std::nullopt;
    return Parts{text.substr(0, place), text.substr(place + at.size())};
}

/// "ahci 0000:00:08.0: probe with driver ahci failed with error -22", since 6.10; before that
/// "ahci: probe of 0000:00:08.0 failed with error -22".
std::optional<std::string> failed_probe(std::string_view message)
{
    const auto failed = cut(message, " failed with error ");
    if (!failed)
        return std::nullopt;
    if (const auto now = cut(failed->before, ": probe with driver ")) {
        const auto name = now->before.rfind(' ');
        const auto device = name == std::string_view::npos ? now->before : now->before.substr(name + 1);
        return fmt::format("{}: {}, error {}", device, now->after, trimmed(failed->after));
    }
    if (const auto then = cut(failed->before, ": probe of "))
        return fmt::format("{}: {}, error {}", then->after, then->before, trimmed(failed->after));
    return std::nullopt;
}

/// "bnx2 0000:03:00.0: Direct firmware load for bnx2/x.fw failed with error -2".
std::optional<std::string> missing_firmware(std::string_view message)
{
    const auto load = cut(message, "Direct firmware load for ");
    const auto name = load ? cut(load->after, " failed with error ") : std::nullopt;
    return name ? std::optional{std::string{name->before}} : std::nullopt;
}

void add_once(std::vector<std::string>& list, std::optional<std::string> text)
{
    if (text && std::ranges::find(list, *text) == list.end())
        list.push_back(std::move(*text));
}

}  // namespace

ProbeFailures find_probe_failures(std::string_view log)
{
    ProbeFailures found;
    for (const std::string_view line : lines(log)) {
        const std::string_view message = message_of(line);
        add_once(found.probes, failed_probe(message));
        add_once(found.firmware, missing_firmware(message));
    }
    return found;
}

std::vector<std::string> parse_deferred(std::string_view text)
{
    std::vector<std::string> found;
    for (const std::string_view line : lines(text)) {
        if (trimmed(line).empty())
            continue;
        std::string one{trimmed(line)};
        std::ranges::replace(one, '\t', ' ');
        found.push_back(std::move(one));
    }
    return found;
}

}  // namespace ocks
