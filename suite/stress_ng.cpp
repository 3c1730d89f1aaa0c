// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/stress_ng.hpp"

#include "core/text.hpp"

namespace ocks {
namespace {

/// The value behind "key: " in a line of YAML, if the line is about that key.
std::optional<std::string_view> value_of(std::string_view line, std::string_view key)
{
    if (!line.starts_with(key) || !line.substr(key.size()).starts_with(": "))
        return std::nullopt;
    return trimmed(line.substr(key.size() + 2));
}

/// "stress-ng: info:  [1234] skipped: 2: vm (1) numa (1)" -> the text behind "[1234] ".
std::string_view message(std::string_view line)
{
    const auto bracket = line.find("] ");
    return bracket == std::string_view::npos ? std::string_view{} : trimmed(line.substr(bracket + 2));
}

/// The first number of "4 cpu, 2 vm" and of each part behind a comma, added up.
std::uint64_t instances(std::string_view hogs)
{
    constexpr std::uint64_t most = 1U << 20U;
    std::uint64_t sum = 0;
    for (const std::string_view part : split(hogs, ',')) {
        const std::string_view text = trimmed(part);
        if (const auto number = parse_unsigned(text.substr(0, text.find(' '))); number && *number <= most)
            sum += *number;
    }
    return sum;
}

std::vector<std::string> stressor_names(std::string_view list)
{
    std::vector<std::string> names;
    for (const std::string_view part : split(list, ' ')) {
        if (!part.empty() && !part.starts_with('('))
            names.emplace_back(part);
    }
    return names;
}

}  // namespace

// metrics:
//     - stressor: cpu
//       bogo-ops: 4939
//       wall-clock-time: 3.003893
Result<std::vector<Stressor>> parse_stress_ng_yaml(std::string_view text)
{
    std::vector<Stressor> found;
    bool in_metrics = false;
    for (const std::string_view line : lines(text)) {
        if (!line.starts_with(' '))
            in_metrics = line.starts_with("metrics:");
        if (!in_metrics)
            continue;
        const std::string_view entry = trimmed(line);
        if (const auto name = value_of(entry, "- stressor")) {
            found.push_back({std::string{*name}, 0, 0});
            continue;
        }
        const auto operations = value_of(entry, "bogo-ops");
        const auto seconds = value_of(entry, "wall-clock-time");
        if (!operations && !seconds)
            continue;
        const auto number = parse_decimal(operations ? *operations : *seconds);
        if (found.empty() || !number)
            return fail(Errc::malformed, "stress-ng", "its metrics make no sense: " + std::string{entry});
        (operations ? found.back().bogo_operations : found.back().wall_clock_seconds) = *number;
    }
    if (found.empty())
        return fail(Errc::malformed, "stress-ng", "it wrote no metrics");
    return found;
}

StressLog parse_stress_ng_log(std::string_view text)
{
    StressLog log;
    for (const std::string_view line : lines(text)) {
        if (line.starts_with("stress-ng: fail:"))
            ++log.failures;
        const std::string_view said = message(line);
        if (const auto hogs = value_of(said, "dispatching hogs"))
            log.dispatched = instances(*hogs);
        if (const auto passed = value_of(said, "passed"))
            log.passed = instances(passed->substr(0, passed->find(':')));
        if (const auto skipped = value_of(said, "skipped")) {
            const auto colon = skipped->find(':');
            log.skipped = instances(skipped->substr(0, colon));
            if (colon != std::string_view::npos)
                log.skipped_names = stressor_names(skipped->substr(colon + 1));
        }
    }
    return log;
}

}  // namespace ocks
