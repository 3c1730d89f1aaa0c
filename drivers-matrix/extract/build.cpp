// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/extract/build.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"
#include "drivers-matrix/extract/builtin.hpp"
#include "drivers-matrix/extract/unpack.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ocks {
namespace {

void read_modules(const Sysroot& root,
                  const ModuleTree& tree,
                  const std::vector<std::string>& files,
                  bool with_aliases,
                  Assembly& assembly)
{
    std::size_t absent = 0;
    for (const auto& path : files) {
        const auto name = module_name(path);
        auto& module = assembly.module(name, false);
        // updates/ and extra/ come after kernel/ in the order of names, and win as they do with depmod.
        module.path = source_path(path);
        auto bytes = root.read(fmt::format("{}/{}", tree.path, path));
        if (!bytes) {
            ++absent;
            continue;
        }
        const auto object = unpacked(*std::move(bytes), path);
        if (object)
            assembly.add_module_file(name, *object, with_aliases);
        else
            assembly.note(object.error().where, object.error().why);
    }
    if (absent != 0)
        assembly.note(
            tree.path,
            fmt::format("{} modules are listed and not there; their drivers go by the module's name", absent));
}

/// The .config, where builds and packages keep it.
std::string config_of(const Sysroot& root, const ModuleTree& tree, Assembly& assembly)
{
    for (const auto& place : {std::string{"/config"}, tree.path + "/config", "/boot/config-" + tree.release}) {
        if (auto config = root.read(place))
            return *std::move(config);
    }
    assembly.note(tree.path + "/config", "not there; what is switched off is not known");
    return {};
}

}  // namespace

Result<Matrix> build_matrix(const Sysroot& root, const std::string& name, const BuildOptions& options)
{
    const auto tree = find_module_tree(root, name);
    if (!tree)
        return Failure(tree.error());
    Assembly assembly;
    assembly.release = tree->release;
    assembly.package = options.package;
    const auto config = config_of(root, *tree, assembly);
    if (!config.empty())
        assembly.config_sha256 = sha256(config);

    const auto text = root.read(tree->path + "/modules.alias");
    std::vector<ModuleAlias> aliases;
    if (text) {
        auto parsed = parse_modules_alias(*text, fmt::format("{}{}/modules.alias", name, tree->path));
        if (!parsed)
            return Failure(parsed.error());
        aliases = *std::move(parsed);
    }
    const auto files = module_files(root, *tree);
    if (!text && files.empty())
        return fail(Errc::absent, name + tree->path, "neither modules.alias nor a module is in it");
    read_modules(root, *tree, files, !text, assembly);
    assembly.add_module_aliases(aliases);
    read_builtin_modules(root, *tree, assembly);
    if (const auto read = read_builtin_tables(root, assembly); !read)
        return Failure(read.error());
    const auto symbols = parse_module_symbols(
        options.symbols.empty()
            ? optional_file(root, "/builtin/symbols.tsv", "configuration symbols are not known", assembly)
            : options.symbols,
        "symbols.tsv");
    if (!symbols)
        return Failure(symbols.error());
    return std::move(assembly).finish(*symbols, enabled_symbols(config));
}

Result<Matrix> build_matrix(const std::string& directory, const BuildOptions& options)
{
    const auto root = Sysroot::open(directory);
    if (!root)
        return Failure(root.error());
    return build_matrix(*root, directory, options);
}

}  // namespace ocks
