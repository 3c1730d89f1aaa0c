// SPDX-License-Identifier: GPL-3.0-or-later
/// Reads our TOML files (policies, models, allow-lists, vendor knowledge): what is wrong is told with file, line and
/// key, and an unknown key is wrong, because a misspelt criterion would otherwise be one that is never asked.
#pragma once

#include "core/inventory.hpp"
#include "core/result.hpp"

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <utility>
#include <vector>

namespace ocks {

/// Which characters a file may hold. toml++ 3.3 runs into undefined behaviour on some beyond ASCII, so a file that
/// comes from outside is held to ASCII.
enum class Letters { ascii, any };

/// The file's table. `name` is used in errors only: "name:line: why".
[[nodiscard]] Result<toml::table> parse_toml(std::string_view text, std::string_view name, Letters letters);

/// Values by key. The first thing that is wrong is kept as "name:line: key: why"; reading goes on with an empty value,
/// so ask error() before the result is used.
class TomlReader {
public:
    enum class Need { required, optional };

    explicit TomlReader(std::string_view name) : m_name(name) {}

    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

    void refuse(const toml::node& where, std::string_view key, const std::string& why);

    /// Refuses every key that is none of these.
    void only(const toml::table& table, std::initializer_list<std::string_view> known);

    /// A text that is not empty.
    [[nodiscard]] std::string text(const toml::table& table, std::string_view key, Need need = Need::required);

    /// A text that is one of `words`.
    [[nodiscard]] std::string
    word(const toml::table& table, std::string_view key, std::initializer_list<std::string_view> words);

    /// true or false; `otherwise` if the key is absent.
    [[nodiscard]] bool flag(const toml::table& table, std::string_view key, bool otherwise);

    [[nodiscard]] std::uint64_t
    number(const toml::table& table, std::string_view key, std::uint64_t least, std::uint64_t most);

    [[nodiscard]] std::vector<std::string>
    texts(const toml::table& table, std::string_view key, Need need = Need::required);

    /// The tables of an array of tables; none if the key is absent.
    [[nodiscard]] std::vector<const toml::table*> tables(const toml::table& table, std::string_view key);

    /// The table below a key; null if the key is absent.
    [[nodiscard]] const toml::table* table_at(const toml::table& table, std::string_view key);

    /// The tables below a key by name, in the order of the names; none if the key is absent.
    [[nodiscard]] std::vector<std::pair<std::string, const toml::table*>> named(const toml::table& table,
                                                                                std::string_view key);

    /// Texts and unsigned numbers by key; none if the key is absent.
    [[nodiscard]] std::map<std::string, Value, std::less<>> values(const toml::table& table, std::string_view key);

private:
    std::string m_name;
    std::optional<Error> m_error;
};

}  // namespace ocks
