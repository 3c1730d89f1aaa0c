// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/extract/builtin.hpp"

#include "core/text.hpp"
#include "drivers-matrix/extract/driver_names.hpp"

#include <fmt/format.h>
#include <map>
#include <span>

namespace ocks {
namespace {

/// Every object file that tables.tsv speaks of. Parsed objects are views into `bytes`.
struct Objects {
    std::map<std::string, std::string, std::less<>> bytes;
    std::map<std::string, ElfObject, std::less<>> parsed;
};

Objects read_objects(const Sysroot& root, std::span<const BuiltinTable> tables, Assembly& assembly)
{
    Objects objects;
    for (const auto& table : tables) {
        if (objects.bytes.contains(table.object))
            continue;
        auto& bytes = objects.bytes[table.object];
        bytes = optional_file(root, "/builtin/" + table.object, "its device tables are not known", assembly);
        const auto object = ElfObject::parse(bytes, table.object);
        if (object)
            objects.parsed.emplace(table.object, *object);
        else if (!bytes.empty())
            assembly.note(object.error().where, object.error().why);
    }
    return objects;
}

}  // namespace

std::string optional_file(const Sysroot& root, const std::string& path, std::string_view loss, Assembly& assembly)
{
    auto content = root.read(path);
    if (!content)
        assembly.note(path, fmt::format("{}; {}", content.error().why, loss));
    return content.value_or("");
}

void read_builtin_modules(const Sysroot& root, const ModuleTree& tree, Assembly& assembly)
{
    const auto list = optional_file(root, tree.path + "/modules.builtin", "built-in drivers are not known", assembly);
    for (const auto path : lines(list)) {
        if (!path.empty())
            assembly.module(module_name(path), true).path = source_path(path);
    }
    const auto info = parse_builtin_modinfo(optional_file(
        root, tree.path + "/modules.builtin.modinfo", "aliases of built-in drivers are not known", assembly));
    for (const auto& item : info) {
        if (item.key == "alias") {
            assembly.add_alias(item.value, item.module, true, "");
            // No one writes such an alias by hand: it comes from a table.
            assembly.builtin_tables = assembly.builtin_tables || item.value.starts_with("pci:v");
        } else {
            add_info(assembly.module(item.module, true), std::span{&item, 1});
        }
    }
}

Result<void> read_builtin_tables(const Sysroot& root, Assembly& assembly)
{
    const std::string path = "/builtin/tables.tsv";
    const auto text = root.read(path);
    if (!text) {
        if (!assembly.builtin_tables)
            assembly.note(path,
                          fmt::format("{}; which devices the built-in drivers take is not known", text.error().why));
        return {};
    }
    assembly.builtin_tables = true;
    const auto tables = parse_builtin_tables(*text, "builtin/tables.tsv");
    if (!tables)
        return Failure(tables.error());
    const auto objects = read_objects(root, *tables, assembly);
    for (const auto& table : *tables) {
        const auto object = objects.parsed.find(table.object);
        if (object == objects.parsed.end())
            continue;
        // The structure of the driver may be in another object than its table.
        std::vector<std::string> drivers;
        for (const auto& other : *tables) {
            const auto holder = objects.parsed.find(other.object);
            if (other.module != table.module || other.bus != table.bus || other.symbol != table.symbol ||
                holder == objects.parsed.end())
                continue;
            const auto names = driver_names(holder->second, other.bus, other.symbol, other.module);
            drivers.insert(drivers.end(), names.begin(), names.end());
        }
        assembly.add_builtin_table(table, drivers, object->second);
    }
    return {};
}

}  // namespace ocks
