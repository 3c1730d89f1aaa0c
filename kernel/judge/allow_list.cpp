// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/judge/allow_list.hpp"

#include "core/log_line.hpp"
#include "core/toml_header.hpp"
#include "kernel/model/model_reader.hpp"

#include <algorithm>

namespace ocks {
namespace {

std::vector<std::string> optional_texts(ModelReader& reader, const toml::table& table, std::string_view key)
{
    return table.contains(key) ? reader.texts(table, key) : std::vector<std::string>{};
}

Allowance allowance_from(ModelReader& reader, const toml::table& table)
{
    reader.only(table, {"finding", "line", "reason", "models", "architectures", "releases"});
    Allowance allowance{.finding = reader.text(table, "finding"),
                        .line = reader.text(table, "line"),
                        .reason = reader.text(table, "reason"),
                        .models = optional_texts(reader, table, "models"),
                        .architectures = optional_texts(reader, table, "architectures"),
                        .releases = optional_texts(reader, table, "releases")};
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
    if (const auto line = first_line_beyond_ascii(text))
        return fail(Errc::malformed, std::string{name} + ":" + std::to_string(*line), "a character that is not ASCII");
    if (const auto line = nameless_table_header(text))
        return fail(Errc::malformed, std::string{name} + ":" + std::to_string(*line), "a table without a name");
    const toml::parse_result parsed = toml::parse(text);
    if (!parsed)
        return fail(Errc::malformed,
                    std::string{name} + ":" + std::to_string(parsed.error().source().begin.line),
                    std::string{parsed.error().description()});
    ModelReader reader{name};
    reader.only(parsed.table(), {"allowed"});
    std::vector<Allowance> list;
    for (const toml::table* table : reader.tables(parsed.table(), "allowed"))
        list.push_back(allowance_from(reader, *table));
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
