// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/judge/allow_list.hpp"

#include "core/log_line.hpp"
#include "core/toml_reader.hpp"

#include <algorithm>

namespace ocks {
namespace {

Allowance allowance_from(TomlReader& reader, const toml::table& table)
{
    reader.only(table, {"finding", "line", "reason", "models", "architectures", "releases"});
    Allowance allowance{.finding = reader.text(table, "finding"),
                        .line = reader.text(table, "line"),
                        .reason = reader.text(table, "reason"),
                        .models = reader.texts(table, "models", TomlReader::Need::optional),
                        .architectures = reader.texts(table, "architectures", TomlReader::Need::optional),
                        .releases = reader.texts(table, "releases", TomlReader::Need::optional)};
    if (!reader.error() &&
        std::ranges::find(log_patterns(), allowance.finding, &LogPattern::id) == log_patterns().end())
        reader.refuse(table, "finding", "there is none called '" + allowance.finding + "'");
    return allowance;
}

bool is_for(const std::vector<std::string>& names, std::string_view name)
{
    return names.empty() || std::ranges::find(names, name) != names.end();
}

}  // namespace

Result<std::vector<Allowance>> parse_allow_list(std::string_view text, std::string_view name)
{
    const auto table = parse_toml(text, name, Letters::ascii);
    if (!table)
        return Failure(table.error());
    TomlReader reader{name};
    reader.only(*table, {"allowed"});
    std::vector<Allowance> list;
    for (const toml::table* each : reader.tables(*table, "allowed"))
        list.push_back(allowance_from(reader, *each));
    if (reader.error())
        return Failure(*reader.error());
    return list;
}

const Allowance* allowance_of(const LogFinding& finding, const LogOrigin& origin, const std::vector<Allowance>& list)
{
    const auto found = std::ranges::find_if(list, [&](const Allowance& each) {
        const bool is_release =
            each.releases.empty() || std::ranges::any_of(each.releases, [&](const std::string& release) {
                return occurs(release, origin.release);
            });
        return each.finding == finding.id && is_for(each.models, origin.model) &&
               is_for(each.architectures, origin.architecture) && is_release && occurs(each.line, finding.line);
    });
    return found == list.end() ? nullptr : &*found;
}

}  // namespace ocks
