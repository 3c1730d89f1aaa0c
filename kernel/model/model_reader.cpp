// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/model/model_reader.hpp"

#include <algorithm>

namespace ocks {

void ModelReader::refuse(const toml::node& where, std::string_view key, const std::string& why)
{
    if (m_error)
        return;
    m_error =
        Error{Errc::malformed, m_name + ":" + std::to_string(where.source().begin.line), std::string{key} + ": " + why};
}

void ModelReader::only(const toml::table& table, std::initializer_list<std::string_view> known)
{
    for (const auto& [key, value] : table) {
        if (std::ranges::find(known, key.str()) == known.end())
            refuse(value, key.str(), "unknown key");
    }
}

std::string ModelReader::text(const toml::table& table, std::string_view key, Need need)
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
ModelReader::word(const toml::table& table, std::string_view key, std::initializer_list<std::string_view> words)
{
    std::string value = text(table, key);
    if (!m_error && std::ranges::find(words, value) == words.end())
        refuse(*table.get(key), key, "'" + value + "' is not known");
    return value;
}

std::uint64_t
ModelReader::number(const toml::table& table, std::string_view key, std::uint64_t least, std::uint64_t most)
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

std::vector<std::string> ModelReader::texts(const toml::table& table, std::string_view key, Need need)
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

std::vector<const toml::table*> ModelReader::tables(const toml::table& table, std::string_view key)
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

std::map<std::string, Value, std::less<>> ModelReader::values(const toml::table& table, std::string_view key)
{
    std::map<std::string, Value, std::less<>> all;
    const toml::node* node = table.get(key);
    if (node == nullptr)
        return all;
    const auto* inner = node->as_table();
    if (inner == nullptr) {
        refuse(*node, key, "must be a table");
        return all;
    }
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
