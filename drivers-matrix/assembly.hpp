// SPDX-License-Identifier: GPL-3.0-or-later
/// A Matrix in the making: modules by name, and what is known of each piece by piece.
#pragma once

#include "drivers-matrix/elf.hpp"
#include "drivers-matrix/matrix.hpp"
#include "drivers-matrix/sources.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace ocks {

/// Takes firmware and srcversion from the lines of a module's .modinfo.
void add_info(Module& module, std::span<const ModuleInfo> info);

class Assembly {
public:
    /// The module of that name, new if there was none.
    Module& module(std::string_view name, bool builtin);

    /// One driver's alias; `driver` may be empty.
    void add_alias(std::string_view pattern, std::string_view module, bool builtin, std::string_view driver);

    /// The aliases of modules.alias get their driver's name from the .ko: see driver_names().
    void add_module_file(std::string_view name, std::string_view bytes);
    void add_module_aliases(std::span<const ModuleAlias> aliases);

    /// One table of a built-in driver; `objects` by file name.
    void add_builtin_table(const BuiltinTable& table, std::span<const std::string> drivers, const ElfObject& object);

    void note(std::string where, std::string why);

    /// Fills in CONFIG_ symbols, and puts all in order.
    [[nodiscard]] Matrix finish(const ModuleSymbols& symbols) &&;

    std::string release;
    std::string architecture;
    std::string config_sha256;

private:
    using Drivers = std::set<std::string, std::less<>>;

    Matrix m_matrix;
    std::map<std::string, std::uint32_t, std::less<>> m_places;
    std::map<std::string, std::map<std::string, Drivers, std::less<>>, std::less<>> m_by_alias;  ///< module, alias
    std::map<std::string, std::map<std::string, Drivers, std::less<>>, std::less<>> m_by_bus;    ///< module, bus
};

}  // namespace ocks
