// SPDX-License-Identifier: GPL-3.0-or-later
/// The texts that a kernel build and depmod leave behind, parsed. Nothing here does I/O.
#pragma once

#include "core/result.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

struct ModuleAlias {
    std::string pattern;  ///< normalized()
    std::string module;

    friend bool operator==(const ModuleAlias&, const ModuleAlias&) = default;
};

/// modules.alias, lines "alias PATTERN MODULE"; a pattern may hold blanks. Patterns with brackets that do not
/// pair are left out, as depmod leaves them out of modules.alias.bin, which is what kmod reads.
[[nodiscard]] Result<std::vector<ModuleAlias>> parse_modules_alias(std::string_view text, std::string_view name);

/// One "key=value" of a module.
struct ModuleInfo {
    std::string module;  ///< empty within a single module
    std::string key;
    std::string value;

    friend bool operator==(const ModuleInfo&, const ModuleInfo&) = default;
};

/// The section .modinfo of a module: NUL-terminated "key=value".
[[nodiscard]] std::vector<ModuleInfo> parse_modinfo(std::string_view bytes);

/// modules.builtin.modinfo: NUL-terminated "module.key=value".
[[nodiscard]] std::vector<ModuleInfo> parse_builtin_modinfo(std::string_view bytes);

/// The table of a built-in driver, by name: a line of builtin/tables.tsv, which kernel/builtin_tables.sh writes.
struct BuiltinTable {
    std::string module;
    std::string bus;
    std::string symbol;
    std::string object;  ///< file name beside tables.tsv

    friend bool operator==(const BuiltinTable&, const BuiltinTable&) = default;
};

[[nodiscard]] Result<std::vector<BuiltinTable>> parse_builtin_tables(std::string_view text, std::string_view name);

/// builtin/symbols.tsv: path -> CONFIG_ symbol. A path that several symbols build keeps the first.
using ModuleSymbols = std::map<std::string, std::string, std::less<>>;
[[nodiscard]] Result<ModuleSymbols> parse_module_symbols(std::string_view text, std::string_view name);

/// The symbols that a .config sets to y or m: "CONFIG_PCI".
using EnabledSymbols = std::set<std::string, std::less<>>;
[[nodiscard]] EnabledSymbols enabled_symbols(std::string_view config);

/// "drivers/nvme/host/nvme" of "kernel/drivers/nvme/host/nvme.ko.xz", the form of modules.builtin and modules.dep.
[[nodiscard]] std::string source_path(std::string_view module_path);

}  // namespace ocks
