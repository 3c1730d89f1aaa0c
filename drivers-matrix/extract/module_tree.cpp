// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/extract/module_tree.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ocks {
namespace {

constexpr std::string_view module_suffix = ".ko";

/// Deeper than any tree of modules; a link that leads back ends here.
constexpr unsigned greatest_depth = 16;

bool is_module_file(std::string_view name)
{
    const auto suffix = name.rfind(module_suffix);
    if (suffix == std::string_view::npos)
        return false;
    const auto rest = name.substr(suffix + module_suffix.size());
    return rest.empty() || rest == ".xz" || rest == ".zst" || rest == ".gz";
}

void collect(const Sysroot& root,
             const std::string& base,
             const std::string& below,
             unsigned depth,
             std::vector<std::string>& files)
{
    const auto names = root.list(fmt::format("{}/{}", base, below));
    if (!names || depth == greatest_depth)
        return;
    for (const auto& name : *names) {
        // build and source lead to a source tree.
        if (depth == 0 && (name == "build" || name == "source"))
            continue;
        auto path = below.empty() ? name : fmt::format("{}/{}", below, name);
        if (is_module_file(name))
            files.push_back(std::move(path));
        else
            collect(root, base, path, depth + 1, files);
    }
}

}  // namespace

Result<ModuleTree> find_module_tree(const Sysroot& root, const std::string& name)
{
    for (const std::string place : {"/lib/modules", "/usr/lib/modules"}) {
        const auto releases = root.list(place);
        if (!releases)
            continue;
        if (releases->size() != 1)
            return fail(Errc::malformed, name + place, fmt::format("{} kernels, must be one", releases->size()));
        return ModuleTree{.path = place + "/" + releases->front(), .release = releases->front()};
    }
    if (!root.read("/modules.order") && !root.read("/modules.alias") && !root.list("/kernel"))
        return fail(Errc::absent, name, "neither lib/modules nor modules of a kernel are in it");
    auto directory = name;
    while (directory.size() > 1 && directory.ends_with('/'))
        directory.pop_back();
    return ModuleTree{.path = {}, .release = directory.substr(directory.rfind('/') + 1)};
}

std::vector<std::string> module_files(const Sysroot& root, const ModuleTree& tree)
{
    std::vector<std::string> files;
    if (const auto dependencies = root.read(tree.path + "/modules.dep")) {
        for (const auto line : lines(*dependencies)) {
            const auto path = line.substr(0, line.find(':'));
            if (is_module_file(path))
                files.emplace_back(path);
        }
    } else {
        collect(root, tree.path, "", 0, files);
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace ocks
