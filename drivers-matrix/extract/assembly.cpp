// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/extract/assembly.hpp"

#include "drivers-matrix/alias.hpp"
#include "drivers-matrix/extract/driver_names.hpp"
#include "drivers-matrix/extract/ids/tables.hpp"
#include "drivers-matrix/extract/signature.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace ocks {
namespace {

struct TableName {
    std::string_view bus;
    std::string_view symbol;
};

/// MODULE_DEVICE_TABLE(pci, nvme_ids) in a module declares __mod_pci__nvme_ids_device_table for the same bytes.
std::optional<TableName> table_named(std::string_view symbol)
{
    constexpr std::string_view head = "__mod_";
    constexpr std::string_view tail = "_device_table";
    if (!symbol.starts_with(head) || !symbol.ends_with(tail))
        return std::nullopt;
    const auto middle = symbol.substr(head.size(), symbol.size() - head.size() - tail.size());
    const auto gap = middle.find("__");
    if (gap == std::string_view::npos)
        return std::nullopt;
    return TableName{.bus = middle.substr(0, gap), .symbol = symbol};
}

/// The bus of an alias as MODULE_DEVICE_TABLE() calls it.
std::string_view table_bus(std::string_view pattern)
{
    const auto bus = bus_of(pattern);
    return bus == "vfio_pci" ? "pci" : bus;
}

/// Aliases of real devices stay below a kilobyte, and have neither escapes nor empty sets.
bool can_be_kept(std::string_view pattern)
{
    constexpr std::size_t greatest = 2000;
    return pattern.size() <= greatest && pattern.find('\\') == std::string_view::npos &&
           pattern.find("[]") == std::string_view::npos && pattern.find("[!]") == std::string_view::npos &&
           pattern.find("[^]") == std::string_view::npos &&
           std::ranges::none_of(pattern, [](char character) { return static_cast<unsigned char>(character) < ' '; });
}

/// Whether a path of the source belongs to another architecture than uname -m says.
bool is_foreign(std::string_view path, std::string_view architecture)
{
    constexpr std::string_view arch = "arch/";
    if (!path.starts_with(arch))
        return false;
    path.remove_prefix(arch.size());
    const auto own = architecture == "x86_64"    ? std::string_view{"x86"}
                     : architecture == "aarch64" ? std::string_view{"arm64"}
                                                 : architecture.substr(0, architecture.find("64"));
    return path.substr(0, path.find('/')) != own;
}

}  // namespace

Module& Assembly::module(std::string_view name, bool builtin)
{
    const auto [place, fresh] =
        m_places.try_emplace(std::string{name}, static_cast<std::uint32_t>(m_matrix.modules.size()));
    if (fresh)
        m_matrix.modules.push_back({.name = std::string{name}, .builtin = builtin});
    return m_matrix.modules[place->second];
}

void Assembly::add_alias(std::string_view pattern, std::string_view module_name, bool builtin, std::string_view driver)
{
    auto plain = normalized(pattern);
    if (!plain)
        return;  // kmod does not see it either
    if (!can_be_kept(*plain)) {
        note(std::string{module_name}, "an alias that is too long, or with characters that no kernel writes");
        return;
    }
    module(module_name, builtin);
    m_matrix.entries.push_back(
        {.pattern = *std::move(plain), .module = m_places.find(module_name)->second, .driver = std::string{driver}});
}

void add_info(Module& module, std::span<const ModuleInfo> info)
{
    for (const auto& item : info) {
        if (item.key == "firmware")
            module.firmware.push_back(item.value);
        else if (item.key == "srcversion")
            module.srcversion = item.value;
    }
}

void Assembly::learn_drivers(const std::string& module, const ElfObject& object, const ElfSymbol& symbol)
{
    const auto table = table_named(symbol.name);
    if (!table)
        return;
    const auto names = driver_names(object, table->bus, table->symbol, module);
    const auto content = object.bytes_of(symbol);
    if (names.empty() || !content)
        return;
    m_by_bus[module][std::string{table->bus}].insert(names.begin(), names.end());
    const auto aliases = aliases_of_table(table->bus, *content);
    if (!aliases) {
        note(fmt::format("{}: {}", module, symbol.name), aliases.error().why);
        return;
    }
    for (const auto& alias : *aliases) {
        if (const auto pattern = normalized(alias))
            m_by_alias[module][*pattern].insert(names.begin(), names.end());
    }
}

void Assembly::add_module_file(std::string_view name, std::string_view bytes, bool with_aliases)
{
    auto& module = this->module(name, false);
    const auto object = ElfObject::parse(bytes, name);
    if (!object) {
        note(object.error().where, object.error().why);
        return;
    }
    if (architecture.empty())
        architecture = object->architecture();
    const auto info = parse_modinfo(object->section(".modinfo"));
    add_info(module, info);
    module.in_tree = std::ranges::find(info, "intree", &ModuleInfo::key) != info.end();
    module.signer = signer_of(bytes);

    for (const auto& symbol : object->symbols())
        learn_drivers(module.name, *object, symbol);
    if (!with_aliases)
        return;
    std::vector<ModuleAlias> aliases;
    for (const auto& item : info) {
        if (item.key != "alias")
            continue;
        if (auto pattern = normalized(item.value))
            aliases.push_back({.pattern = *std::move(pattern), .module = std::string{name}});
    }
    add_module_aliases(aliases);
}

void Assembly::add_module_aliases(std::span<const ModuleAlias> aliases)
{
    for (const auto& [pattern, name] : aliases) {
        const auto& by_alias = m_by_alias[name];
        const auto& by_bus = m_by_bus[name];
        const auto* drivers = static_cast<const Drivers*>(nullptr);
        if (const auto exact = by_alias.find(pattern); exact != by_alias.end())
            drivers = &exact->second;
        // MODULE_ALIAS("pci:…") beside a table: the module's only driver of that bus is meant.
        else if (const auto on_bus = by_bus.find(table_bus(pattern));
                 on_bus != by_bus.end() && on_bus->second.size() == 1)
            drivers = &on_bus->second;
        if (drivers == nullptr)
            add_alias(pattern, name, false, "");
        else
            for (const auto& driver : *drivers)
                add_alias(pattern, name, false, driver);
    }
}

void Assembly::add_builtin_table(const BuiltinTable& table,
                                 std::span<const std::string> drivers,
                                 const ElfObject& object)
{
    const auto symbols = object.symbols();
    const auto symbol = std::ranges::find_if(symbols, [&](const ElfSymbol& candidate) {
        return candidate.is_object && candidate.section != 0 && candidate.name == table.symbol;
    });
    // Left out by the preprocessor, or defined in another object that has a line of its own.
    if (symbol == symbols.end())
        return;
    const auto where = fmt::format("{}: {} {}", table.object, table.bus, table.symbol);
    const auto content = object.bytes_of(*symbol);
    // Without bytes it lies in .bss: a terminator and nothing else.
    const auto aliases = content ? aliases_of_table(table.bus, *content) : std::vector<std::string>{};
    if (!aliases) {
        note(where, aliases.error().why);
        return;
    }
    module(table.module, true);
    for (const auto& alias : *aliases) {
        if (drivers.empty())
            add_alias(alias, table.module, true, "");
        for (const auto& driver : drivers)
            add_alias(alias, table.module, true, driver);
    }
}

void Assembly::note(std::string where, std::string why)
{
    m_matrix.notes.push_back({.kind = "matrix", .where = std::move(where), .why = std::move(why)});
}

Matrix Assembly::finish(const ModuleSymbols& symbols, const EnabledSymbols& enabled) &&
{
    // A driver that can never be a module has a name, and no path: its object's name decides if only one has it.
    std::map<std::string, std::vector<const ModuleSymbols::value_type*>, std::less<>> by_name;
    for (const auto& item : symbols)
        by_name[module_name(item.first)].push_back(&item);

    for (auto& module : m_matrix.modules) {
        module.package = package;
        if (const auto exact = symbols.find(module.path); exact != symbols.end())
            module.symbol = exact->second;
        else if (const auto named = by_name.find(module.name);
                 module.path.empty() && named != by_name.end() && named->second.size() == 1) {
            module.path = named->second.front()->first;
            module.symbol = named->second.front()->second;
        }
    }
    for (const auto& [path, symbol] : symbols) {
        auto name = module_name(path);
        if (!enabled.empty() && !enabled.contains(symbol) && !m_places.contains(name) &&
            !is_foreign(path, architecture))
            m_matrix.left_out.push_back({.module = std::move(name), .symbol = symbol});
    }
    m_matrix.release = std::move(release);
    m_matrix.architecture = std::move(architecture);
    m_matrix.config_sha256 = std::move(config_sha256);
    m_matrix.builtin_tables = builtin_tables;
    return in_order(std::move(m_matrix));
}

}  // namespace ocks
