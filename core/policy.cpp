// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"
#include "core/toml_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ocks {
namespace {

using Need = TomlReader::Need;

Scalar scalar(TomlReader& reader, const toml::node& node, std::string_view key)
{
    if (const auto* value = node.as_string())
        return value->get();
    if (const auto* value = node.as_integer())
        return static_cast<double>(value->get());
    if (const auto* value = node.as_floating_point())
        return value->get();
    reader.refuse(node, key, "must be a number or a text");
    return 0.0;
}

Scalar scalar(TomlReader& reader, const toml::table& table, std::string_view key)
{
    if (const toml::node* node = table.get(key))
        return scalar(reader, *node, key);
    reader.refuse(table, key, "missing");
    return 0.0;
}

Parameters parameters_from(TomlReader& reader, const toml::table& table)
{
    Parameters all;
    for (const auto& [key, value] : table)
        all.emplace(key.str(), to_string(scalar(reader, value, key.str())));
    return all;
}

constexpr std::array relations{Relation::eq,
                               Relation::ne,
                               Relation::lt,
                               Relation::le,
                               Relation::gt,
                               Relation::ge,
                               Relation::between,
                               Relation::in};

Criterion criterion(TomlReader& reader, const toml::table& table)
{
    reader.only(table, {"measurement", "op", "value", "values", "low", "high", "unit", "severity", "source"});
    Criterion result;
    result.measurement = reader.text(table, "measurement");
    const std::string op = reader.text(table, "op");
    const auto* const relation = std::ranges::find_if(relations, [&](Relation each) { return to_string(each) == op; });
    if (relation == relations.end()) {
        reader.refuse(table, "op", op + " is none of eq ne lt le gt ge between in");
        return result;
    }
    result.relation = *relation;
    if (result.relation == Relation::between) {
        result.limit = scalar(reader, table, "low");
        result.upper = scalar(reader, table, "high");
    } else if (result.relation == Relation::in) {
        const toml::node* values = table.get("values");
        const auto* list = values == nullptr ? nullptr : values->as_array();
        if (list == nullptr || list->empty())
            reader.refuse(table, "values", "must be a list that is not empty");
        else
            for (const toml::node& value : *list)
                result.among.push_back(scalar(reader, value, "values"));
    } else {
        result.limit = scalar(reader, table, "value");
    }
    const bool numeric = std::holds_alternative<double>(result.among.empty() ? result.limit : result.among.front());
    result.unit = reader.text(table, "unit", numeric ? Need::required : Need::optional);
    const std::string severity = reader.text(table, "severity", Need::optional);
    if (!severity.empty() && severity != "blocking" && severity != "warning")
        reader.refuse(table, "severity", "must be blocking or warning");
    result.blocking = severity != "warning";
    result.source = reader.text(table, "source");
    return result;
}

TestRule test_rule(TomlReader& reader, const toml::table& table)
{
    reader.only(table, {"blocking", "criterion", "parameters"});
    TestRule rule;
    rule.blocking = reader.flag(table, "blocking", true);
    for (const toml::table* each : reader.tables(table, "criterion"))
        rule.criteria.push_back(criterion(reader, *each));
    if (rule.blocking && std::ranges::none_of(rule.criteria, &Criterion::blocking))
        reader.refuse(table, "criterion", "a blocking test needs at least one blocking criterion");
    if (const auto* parameters = table["parameters"].as_table())
        rule.parameters = parameters_from(reader, *parameters);
    return rule;
}

Profile profile(TomlReader& reader, const toml::table& table, const Policy& policy)
{
    reader.only(table, {"summary", "certifies", "tests", "parameters"});
    Profile result;
    result.summary = reader.text(table, "summary");
    result.certifies = reader.flag(table, "certifies", false);
    result.tests = reader.texts(table, "tests", Need::optional);
    for (const std::string& test : result.tests) {
        if (!policy.tests.contains(test))
            reader.refuse(table, "tests", "there is no test " + test);
    }
    for (const auto& [test, parameters] : reader.named(table, "parameters")) {
        if (std::ranges::find(result.tests, test) == result.tests.end())
            reader.refuse(*parameters, "parameters", test + " is not a test of this profile");
        result.parameters.emplace(test, parameters_from(reader, *parameters));
    }
    return result;
}

CoverageRule coverage_rule(TomlReader& reader, const toml::table& table, const Policy& policy)
{
    reader.only(table, {"name", "kind", "where", "tests", "exempt"});
    CoverageRule rule;
    rule.name = reader.text(table, "name");
    rule.kind = reader.text(table, "kind");
    rule.tests = reader.texts(table, "tests", Need::optional);
    rule.reason = reader.text(table, "exempt", Need::optional);
    if (const auto* where = table["where"].as_table())
        rule.where = parameters_from(reader, *where);
    if (rule.tests.empty() == rule.reason.empty())
        reader.refuse(table, "tests", "a rule has either tests or an exemption");
    for (const std::string& test : rule.tests) {
        if (!policy.tests.contains(test))
            reader.refuse(table, "tests", "there is no test " + test);
    }
    return rule;
}

Policy policy_of(TomlReader& reader, const toml::table& table)
{
    reader.only(table, {"id", "version", "health", "tests", "profiles", "coverage"});
    Policy policy;
    policy.id = reader.text(table, "id");
    policy.version = reader.text(table, "version");
    for (const toml::table* each : reader.tables(table, "health"))
        policy.health.push_back(criterion(reader, *each));
    for (const auto& [name, each] : reader.named(table, "tests"))
        policy.tests.emplace(name, test_rule(reader, *each));
    for (const auto& [name, each] : reader.named(table, "profiles"))
        policy.profiles.emplace(name, profile(reader, *each, policy));
    for (const toml::table* each : reader.tables(table, "coverage"))
        policy.coverage.push_back(coverage_rule(reader, *each, policy));
    if (policy.profiles.empty())
        reader.refuse(table, "profiles", "there is no profile");
    return policy;
}

}  // namespace

Result<Policy> parse_policy(std::string_view text, std::string_view name)
{
    const auto table = parse_toml(text, name, Letters::any);
    if (!table)
        return Failure(table.error());
    TomlReader reader{name};
    Policy policy = policy_of(reader, *table);
    if (const auto error = reader.error())
        return Failure(*error);
    policy.sha256 = sha256(text);
    return policy;
}

std::vector<Criterion> criteria_of(const Policy& policy, std::string_view test)
{
    std::vector<Criterion> criteria;
    if (const auto rule = policy.tests.find(test); rule != policy.tests.end())
        criteria = rule->second.criteria;
    criteria.insert(criteria.end(), policy.health.begin(), policy.health.end());
    return criteria;
}

Parameters parameters_of(const Policy& policy, std::string_view profile_name, std::string_view test)
{
    Parameters result;
    if (const auto profile = policy.profiles.find(profile_name); profile != policy.profiles.end()) {
        if (const auto own = profile->second.parameters.find(test); own != profile->second.parameters.end())
            result = own->second;
    }
    // What the profile has said already stays.
    if (const auto rule = policy.tests.find(test); rule != policy.tests.end())
        result.insert(rule->second.parameters.begin(), rule->second.parameters.end());
    return result;
}

}  // namespace ocks
