// SPDX-License-Identifier: GPL-3.0-or-later
/// Reads the values of a model's TOML tables. The first thing that is wrong is kept, with its line.
#pragma once

#include "core/inventory.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <vector>

namespace ocks {

class ModelReader {
public:
    enum class Need { required, optional };

    explicit ModelReader(std::string_view name) : m_name(name) {}

    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

    void refuse(const toml::node& where, std::string_view key, const std::string& why);
    void only(const toml::table& table, std::initializer_list<std::string_view> known);

    [[nodiscard]] std::string text(const toml::table& table, std::string_view key, Need need = Need::required);
    [[nodiscard]] std::string
    word(const toml::table& table, std::string_view key, std::initializer_list<std::string_view> words);
    [[nodiscard]] std::uint64_t
    number(const toml::table& table, std::string_view key, std::uint64_t least, std::uint64_t most);
    [[nodiscard]] std::vector<std::string>
    texts(const toml::table& table, std::string_view key, Need need = Need::required);
    [[nodiscard]] std::vector<const toml::table*> tables(const toml::table& table, std::string_view key);
    [[nodiscard]] std::map<std::string, Value, std::less<>> values(const toml::table& table, std::string_view key);

private:
    std::string m_name;
    std::optional<Error> m_error;
};

}  // namespace ocks
