// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/build.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"
#include "drivers-matrix/assembly.hpp"
#include "drivers-matrix/driver_names.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ocks {
namespace {

/// Where the module tree is: lib/modules/RELEASE.
Result<std::string> release_below(const Sysroot& root, const std::string& name)
{
    const auto releases = root.list("/lib/modules");
    if (!releases)
        return fail(releases.error().code, name + "/lib/modules", releases.error().why);
    if (releases->size() != 1)
        return fail(Errc::malformed, name + "/lib/modules", fmt::format("{} kernels, must be one", releases->size()));
    return releases->front();
}

/// An optional file: empty and noted if it is not there.
std::string optional_file(const Sysroot& root, const std::string& path, std::string_view loss, Assembly& assembly)
{
    auto content = root.read(path);
    if (!content)
        assembly.note(path, fmt::format("{}; {}", content.error().why, loss));
    return content.value_or("");
}

void read_modules(const Sysroot& root, const std::string& tree, Assembly& assembly)
{
    const auto dependencies = optional_file(root, tree + "/modules.dep", "paths of modules are not known", assembly);
    std::size_t absent = 0;
    for (const auto line : lines(dependencies)) {
        const auto path = line.substr(0, line.find(':'));
        const auto name = module_name(path);
        if (name.empty())
            continue;
        assembly.module(name, false).path = source_path(path);
        const auto bytes = path.ends_with(".ko") ? root.read(fmt::format("{}/{}", tree, path))
                                                 : Result<std::string>{fail(Errc::absent, "", "compressed")};
        if (bytes)
            assembly.add_module_file(name, *bytes);
        else
            ++absent;
    }
    if (absent != 0)
        assembly.note(tree,
                      fmt::format("{} modules are not there as .ko; their drivers go by the module's name", absent));
}

void read_builtin_modules(const Sysroot& root, const std::string& tree, Assembly& assembly)
{
    const auto list = optional_file(root, tree + "/modules.builtin", "built-in drivers are not known", assembly);
    for (const auto path : lines(list)) {
        if (!path.empty())
            assembly.module(module_name(path), true).path = source_path(path);
    }
    const auto info = parse_builtin_modinfo(
        optional_file(root, tree + "/modules.builtin.modinfo", "aliases of built-in drivers are not known", assembly));
    for (const auto& item : info) {
        if (item.key == "alias")
            assembly.add_alias(item.value, item.module, true, "");
        else
            add_info(assembly.module(item.module, true), std::span{&item, 1});
    }
}

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

Result<void> read_builtin_tables(const Sysroot& root, Assembly& assembly)
{
    const auto text =
        optional_file(root, "/builtin/tables.tsv", "device tables of built-in drivers are not known", assembly);
    const auto tables = parse_builtin_tables(text, "builtin/tables.tsv");
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

}  // namespace

Result<Matrix> build_matrix(const Sysroot& root, const std::string& name)
{
    auto release = release_below(root, name);
    if (!release)
        return Failure(release.error());
    const auto tree = "/lib/modules/" + *release;
    const auto text = root.read(tree + "/modules.alias");
    if (!text)
        return fail(text.error().code, name + tree + "/modules.alias", text.error().why);
    const auto aliases = parse_modules_alias(*text, name + tree + "/modules.alias");
    if (!aliases)
        return Failure(aliases.error());

    Assembly assembly;
    assembly.release = *std::move(release);
    const auto config = root.read("/config");
    if (config)
        assembly.config_sha256 = sha256(*config);
    read_modules(root, tree, assembly);
    assembly.add_module_aliases(*aliases);
    read_builtin_modules(root, tree, assembly);
    if (const auto read = read_builtin_tables(root, assembly); !read)
        return Failure(read.error());
    const auto symbols = parse_module_symbols(
        optional_file(root, "/builtin/symbols.tsv", "configuration symbols are not known", assembly),
        "builtin/symbols.tsv");
    if (!symbols)
        return Failure(symbols.error());
    return std::move(assembly).finish(*symbols);
}

Result<Matrix> build_matrix(const std::string& directory)
{
    const auto root = Sysroot::open(directory);
    if (!root)
        return Failure(root.error());
    return build_matrix(*root, directory);
}

}  // namespace ocks
