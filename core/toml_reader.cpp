// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/toml_reader.hpp"

#include "core/toml_header.hpp"

#include <algorithm>

namespace ocks {
namespace {

Failure refusal(std::string_view name, std::size_t line, std::string why)
{
    return fail(Errc::malformed, std::string{name} + ":" + std::to_string(line), std::move(why));
}

}  // namespace

Result<toml::table> parse_toml(std::string_view text, std::string_view name, Letters letters)
{
    if (letters == Letters::ascii) {
        if (const auto line = first_line_beyond_ascii(text))
            return refusal(name, *line, "a character that is not plain ASCII");
    }
    if (const auto line = nameless_table_header(text))
        return refusal(name, *line, "a table header without a name");
    toml::parse_result parsed = toml::parse(text);
    if (!parsed)
        return refusal(name, parsed.error().source().begin.line, std::string{parsed.error().description()});
    return std::move(parsed).table();
}

void TomlReader::refuse(const toml::node& where, std::string_view key, const std::string& why)
{
    if (m_error)
        return;
    m_error =
        Error{Errc::malformed, m_name + ":" + std::to_string(where.source().begin.line), std::string{key} + ": " + why};
}

void TomlReader::only(const toml::table& table, std::initializer_list<std::string_view> known)
{
    for (const auto& [key, value] : table) {
        if (std::ranges::find(known, key.str()) == known.end())
            refuse(value, key.str(), "unknown key");
    }
}

std::string TomlReader::text(const toml::table& table, std::string_view key, Need need)
{
    const toml::node* node = table.get(key);
    if (node == nullptr) {
        if (need == Need::required)
            refuse(table, key, "missing");
        return {};
    }
    if (const auto* value = node->as_string(); value != nullptr && !value->get().empty())
        return value->get();
    refuse(*node, key, "must be a text");
    return {};
}

std::string
TomlReader::word(const toml::table& table, std::string_view key, std::initializer_list<std::string_view> words)
{
    std::string value = text(table, key);
    if (!m_error && std::ranges::find(words, value) == words.end())
        refuse(*table.get(key), key, "'" + value + "' is not known");
    return value;
}

bool TomlReader::flag(const toml::table& table, std::string_view key, bool otherwise)
{
    const toml::node* node = table.get(key);
    if (node == nullptr)
        return otherwise;
    if (const auto* value = node->as_boolean(); value != nullptr)
        return value->get();
    refuse(*node, key, "must be true or false");
    return otherwise;
}

std::uint64_t
TomlReader::number(const toml::table& table, std::string_view key, std::uint64_t least, std::uint64_t most)
{
    const toml::node* node = table.get(key);
    if (node == nullptr) {
        refuse(table, key, "missing");
        return least;
    }
    const auto* value = node->as_integer();
    if (value != nullptr && value->get() >= 0) {
        const auto number = static_cast<std::uint64_t>(value->get());
        if (number >= least && number <= most)
            return number;
    }
    refuse(*node, key, "must be a number from " + std::to_string(least) + " to " + std::to_string(most));
    return least;
}

std::vector<std::string> TomlReader::texts(const toml::table& table, std::string_view key, Need need)
{
    std::vector<std::string> all;
    const toml::node* node = table.get(key);
    if (node == nullptr && need == Need::optional)
        return all;
    const auto* array = node == nullptr ? nullptr : node->as_array();
    if (array == nullptr) {
        refuse(node == nullptr ? table : *node, key, node == nullptr ? "missing" : "must be a list of texts");
        return all;
    }
    for (const toml::node& element : *array) {
        if (const auto* value = element.as_string())
            all.push_back(value->get());
        else
            refuse(element, key, "must be a list of texts");
    }
    return all;
}

std::vector<const toml::table*> TomlReader::tables(const toml::table& table, std::string_view key)
{
    std::vector<const toml::table*> all;
    const toml::node* node = table.get(key);
    if (node == nullptr)
        return all;
    const auto* array = node->as_array();
    if (array == nullptr) {
        refuse(*node, key, "must be an array of tables");
        return all;
    }
    for (const toml::node& element : *array) {
        if (const auto* inner = element.as_table())
            all.push_back(inner);
        else
            refuse(element, key, "must be an array of tables");
    }
    return all;
}

const toml::table* TomlReader::table_at(const toml::table& table, std::string_view key)
{
    const toml::node* node = table.get(key);
    const toml::table* inner = node == nullptr ? nullptr : node->as_table();
    if (node != nullptr && inner == nullptr)
        refuse(*node, key, "must be a table");
    return inner;
}

std::vector<std::pair<std::string, const toml::table*>> TomlReader::named(const toml::table& table,
                                                                          std::string_view key)
{
    std::vector<std::pair<std::string, const toml::table*>> all;
    const toml::table* inner = table_at(table, key);
    if (inner == nullptr)
        return all;
    for (const auto& [name, value] : *inner) {
        if (const auto* each = value.as_table())
            all.emplace_back(name.str(), each);
        else
            refuse(value, std::string{key} + "." + std::string{name.str()}, "must be a table");
    }
    return all;
}

std::map<std::string, Value, std::less<>> TomlReader::values(const toml::table& table, std::string_view key)
{
    std::map<std::string, Value, std::less<>> all;
    const toml::table* inner = table_at(table, key);
    if (inner == nullptr)
        return all;
    for (const auto& [name, value] : *inner) {
        if (const auto* text = value.as_string())
            all.emplace(name.str(), text->get());
        else if (const auto* number = value.as_integer(); number != nullptr && number->get() >= 0)
            all.emplace(name.str(), static_cast<std::uint64_t>(number->get()));
        else
            refuse(value, name.str(), "must be a text or an unsigned number");
    }
    return all;
}

}  // namespace ocks
