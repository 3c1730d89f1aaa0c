// SPDX-License-Identifier: GPL-3.0-or-later
/// A Matrix in the making: modules by name, and what is known of each piece by piece.
#pragma once

#include "drivers-matrix/extract/elf.hpp"
#include "drivers-matrix/extract/sources.hpp"
#include "drivers-matrix/matrix.hpp"

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

    /// What the .ko says of itself: firmware, signer, the names of its drivers, and its aliases if depmod did not
    /// write them into modules.alias.
    void add_module_file(std::string_view name, std::string_view bytes, bool with_aliases);

    /// Those of modules.alias. They get their driver's name from the .ko: see driver_names().
    void add_module_aliases(std::span<const ModuleAlias> aliases);

    /// One table of a built-in driver; `objects` by file name.
    void add_builtin_table(const BuiltinTable& table, std::span<const std::string> drivers, const ElfObject& object);

    void note(std::string where, std::string why);

    /// Fills in packages and CONFIG_ symbols, lists what the configuration leaves out, and puts all in order. What is
    /// left out is known only if `enabled` is not empty.
    [[nodiscard]] Matrix finish(const ModuleSymbols& symbols, const EnabledSymbols& enabled) &&;

    std::string release;
    std::string architecture;
    std::string config_sha256;
    std::string package;  ///< of all modules
    bool builtin_tables = false;

private:
    using Drivers = std::set<std::string, std::less<>>;

    /// If the symbol is a table of device ids: which drivers of the module it is for.
    void learn_drivers(const std::string& module, const ElfObject& object, const ElfSymbol& symbol);

    Matrix m_matrix;
    std::map<std::string, std::uint32_t, std::less<>> m_places;
    std::map<std::string, std::map<std::string, Drivers, std::less<>>, std::less<>> m_by_alias;  ///< module, alias
    std::map<std::string, std::map<std::string, Drivers, std::less<>>, std::less<>> m_by_bus;    ///< module, bus
};

}  // namespace ocks
