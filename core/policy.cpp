// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"
#include "core/toml_header.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <toml++/toml.h>
#include <utility>

namespace ocks {
namespace {

/// Reads one policy file. The first thing that is wrong is kept, with its line, and ends the reading.
class Reader {
public:
    explicit Reader(std::string_view name) : m_name(name) {}

    [[nodiscard]] std::optional<Error> error() const { return m_error; }

    void refuse(const toml::node& where, const std::string& key, const std::string& why)
    {
        if (!m_error)
            m_error =
                Error{Errc::malformed, m_name + ":" + std::to_string(where.source().begin.line), key + ": " + why};
    }

    void only(const toml::table& table, std::initializer_list<std::string_view> known)
    {
        for (const auto& [key, value] : table) {
            if (std::ranges::find(known, key.str()) == known.end())
                refuse(value, std::string{key.str()}, "unknown key");
        }
    }

    std::string text(const toml::table& table, std::string_view key, bool required = true)
    {
        const toml::node* node = table.get(key);
        if (node == nullptr) {
            if (required)
                refuse(table, std::string{key}, "missing");
            return {};
        }
        if (const auto* value = node->as_string(); value != nullptr && !value->get().empty())
            return value->get();
        refuse(*node, std::string{key}, "must be a text");
        return {};
    }

    bool flag(const toml::table& table, std::string_view key, bool otherwise)
    {
        const toml::node* node = table.get(key);
        if (node == nullptr)
            return otherwise;
        if (const auto* value = node->as_boolean(); value != nullptr)
            return value->get();
        refuse(*node, std::string{key}, "must be true or false");
        return otherwise;
    }

    std::vector<std::string> texts(const toml::table& table, std::string_view key)
    {
        std::vector<std::string> all;
        const toml::node* node = table.get(key);
        if (node == nullptr)
            return all;
        const auto* array = node->as_array();
        if (array == nullptr) {
            refuse(*node, std::string{key}, "must be a list of texts");
            return all;
        }
        for (const toml::node& element : *array) {
            if (const auto* value = element.as_string())
                all.push_back(value->get());
            else
                refuse(element, std::string{key}, "must be a list of texts");
        }
        return all;
    }

    Scalar scalar(const toml::node& node, std::string_view key)
    {
        if (const auto* value = node.as_string())
            return value->get();
        if (const auto* value = node.as_integer())
            return static_cast<double>(value->get());
        if (const auto* value = node.as_floating_point())
            return value->get();
        refuse(node, std::string{key}, "must be a number or a text");
        return 0.0;
    }

    Scalar scalar(const toml::table& table, std::string_view key)
    {
        if (const toml::node* node = table.get(key))
            return scalar(*node, key);
        refuse(table, std::string{key}, "missing");
        return 0.0;
    }

    Parameters parameters(const toml::table& table)
    {
        Parameters all;
        for (const auto& [key, value] : table)
            all.emplace(key.str(), to_string(scalar(value, key.str())));
        return all;
    }

    /// The tables of an array of tables, or of nothing.
    std::vector<const toml::table*> tables(const toml::table& parent, std::string_view key)
    {
        std::vector<const toml::table*> all;
        const toml::node* node = parent.get(key);
        if (node == nullptr)
            return all;
        const auto* array = node->as_array();
        if (array == nullptr) {
            refuse(*node, std::string{key}, "must be an array of tables");
            return all;
        }
        for (const toml::node& element : *array) {
            if (const auto* table = element.as_table())
                all.push_back(table);
            else
                refuse(element, std::string{key}, "must be an array of tables");
        }
        return all;
    }

    /// The named tables below a key, in the order of their names.
    std::vector<std::pair<std::string, const toml::table*>> named(const toml::table& parent, std::string_view key)
    {
        std::vector<std::pair<std::string, const toml::table*>> all;
        const toml::node* node = parent.get(key);
        if (node == nullptr)
            return all;
        const auto* table = node->as_table();
        if (table == nullptr) {
            refuse(*node, std::string{key}, "must be a table");
            return all;
        }
        for (const auto& [name, value] : *table) {
            if (const auto* inner = value.as_table())
                all.emplace_back(name.str(), inner);
            else
                refuse(value, std::string{key} + "." + std::string{name.str()}, "must be a table");
        }
        return all;
    }

private:
    std::string m_name;
    std::optional<Error> m_error;
};

constexpr std::array relations{Relation::eq,
                               Relation::ne,
                               Relation::lt,
                               Relation::le,
                               Relation::gt,
                               Relation::ge,
                               Relation::between,
                               Relation::in};

Criterion criterion(Reader& reader, const toml::table& table)
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
        result.limit = reader.scalar(table, "low");
        result.upper = reader.scalar(table, "high");
    } else if (result.relation == Relation::in) {
        const toml::node* values = table.get("values");
        const auto* list = values == nullptr ? nullptr : values->as_array();
        if (list == nullptr || list->empty())
            reader.refuse(table, "values", "must be a list that is not empty");
        else
            for (const toml::node& value : *list)
                result.among.push_back(reader.scalar(value, "values"));
    } else {
        result.limit = reader.scalar(table, "value");
    }
    const bool numeric = std::holds_alternative<double>(result.among.empty() ? result.limit : result.among.front());
    result.unit = reader.text(table, "unit", numeric);
    const std::string severity = reader.text(table, "severity", false);
    if (!severity.empty() && severity != "blocking" && severity != "warning")
        reader.refuse(table, "severity", "must be blocking or warning");
    result.blocking = severity != "warning";
    result.source = reader.text(table, "source");
    return result;
}

TestRule test_rule(Reader& reader, const toml::table& table)
{
    reader.only(table, {"blocking", "criterion", "parameters"});
    TestRule rule;
    rule.blocking = reader.flag(table, "blocking", true);
    for (const toml::table* each : reader.tables(table, "criterion"))
        rule.criteria.push_back(criterion(reader, *each));
    if (rule.blocking && std::ranges::none_of(rule.criteria, &Criterion::blocking))
        reader.refuse(table, "criterion", "a blocking test needs at least one blocking criterion");
    if (const auto* parameters = table["parameters"].as_table())
        rule.parameters = reader.parameters(*parameters);
    return rule;
}

Profile profile(Reader& reader, const toml::table& table, const Policy& policy)
{
    reader.only(table, {"summary", "certifies", "tests", "parameters"});
    Profile result;
    result.summary = reader.text(table, "summary");
    result.certifies = reader.flag(table, "certifies", false);
    result.tests = reader.texts(table, "tests");
    for (const std::string& test : result.tests) {
        if (!policy.tests.contains(test))
            reader.refuse(table, "tests", "there is no test " + test);
    }
    for (const auto& [test, parameters] : reader.named(table, "parameters")) {
        if (std::ranges::find(result.tests, test) == result.tests.end())
            reader.refuse(*parameters, "parameters", test + " is not a test of this profile");
        result.parameters.emplace(test, reader.parameters(*parameters));
    }
    return result;
}

CoverageRule coverage_rule(Reader& reader, const toml::table& table, const Policy& policy)
{
    reader.only(table, {"name", "kind", "where", "tests", "exempt"});
    CoverageRule rule;
    rule.name = reader.text(table, "name");
    rule.kind = reader.text(table, "kind");
    rule.tests = reader.texts(table, "tests");
    rule.reason = reader.text(table, "exempt", false);
    if (const auto* where = table["where"].as_table())
        rule.where = reader.parameters(*where);
    if (rule.tests.empty() == rule.reason.empty())
        reader.refuse(table, "tests", "a rule has either tests or an exemption");
    for (const std::string& test : rule.tests) {
        if (!policy.tests.contains(test))
            reader.refuse(table, "tests", "there is no test " + test);
    }
    return rule;
}

Policy policy_of(Reader& reader, const toml::table& table)
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
    if (const auto line = nameless_table_header(text))
        return fail(Errc::malformed, std::string{name} + ":" + std::to_string(*line), "a table header without a name");
    const toml::parse_result parsed = toml::parse(text, name);
    if (!parsed) {
        const auto line = std::to_string(parsed.error().source().begin.line);
        return fail(Errc::malformed, std::string{name} + ":" + line, std::string{parsed.error().description()});
    }
    Reader reader{name};
    Policy policy = policy_of(reader, parsed.table());
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
