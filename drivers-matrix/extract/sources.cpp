// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/extract/sources.hpp"

#include "core/text.hpp"
#include "drivers-matrix/alias.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ocks {
namespace {

Failure bad_line(std::string_view name, std::size_t number, std::string_view why)
{
    return fail(Errc::malformed, fmt::format("{}:{}", name, number), std::string{why});
}

/// The columns of a line, all of which must be filled; nothing if there are not `count`.
std::vector<std::string_view> columns(std::string_view line, std::size_t count)
{
    auto parts = split(line, '\t');
    if (parts.size() != count || std::ranges::any_of(parts, &std::string_view::empty))
        parts.clear();
    return parts;
}

std::vector<std::string_view> texts_of(std::string_view bytes)
{
    auto texts = split(bytes, '\0');
    std::erase_if(texts, &std::string_view::empty);  // sections are padded
    return texts;
}

}  // namespace

Result<std::vector<ModuleAlias>> parse_modules_alias(std::string_view text, std::string_view name)
{
    std::vector<ModuleAlias> aliases;
    std::size_t number = 0;
    for (auto line : lines(text)) {
        ++number;
        if (line.empty() || line.starts_with('#'))
            continue;
        constexpr std::string_view keyword = "alias ";
        const auto blank = line.rfind(' ');
        if (!line.starts_with(keyword) || blank < keyword.size() || blank + 1 == line.size())
            return bad_line(name, number, "not \"alias PATTERN MODULE\"");
        if (line.find_first_of("\t\\") != std::string_view::npos || line.find('\0') != std::string_view::npos)
            return bad_line(name, number, "an alias with a control character or a backslash");
        auto pattern = normalized(line.substr(keyword.size(), blank - keyword.size()));
        if (!pattern)
            continue;
        aliases.push_back({.pattern = *std::move(pattern), .module = std::string{line.substr(blank + 1)}});
    }
    return aliases;
}

std::vector<ModuleInfo> parse_modinfo(std::string_view bytes)
{
    std::vector<ModuleInfo> info;
    for (const auto text : texts_of(bytes)) {
        const auto equals = text.find('=');
        if (equals != std::string_view::npos)
            info.push_back({.module = {},
                            .key = std::string{text.substr(0, equals)},
                            .value = std::string{text.substr(equals + 1)}});
    }
    return info;
}

std::vector<ModuleInfo> parse_builtin_modinfo(std::string_view bytes)
{
    auto info = parse_modinfo(bytes);
    for (auto& item : info) {
        const auto dot = item.key.find('.');
        if (dot == std::string::npos)
            continue;
        item.module = item.key.substr(0, dot);
        item.key.erase(0, dot + 1);
    }
    std::erase_if(info, [](const ModuleInfo& item) { return item.module.empty(); });
    return info;
}

Result<std::vector<BuiltinTable>> parse_builtin_tables(std::string_view text, std::string_view name)
{
    std::vector<BuiltinTable> tables;
    std::size_t number = 0;
    for (const auto line : lines(text)) {
        ++number;
        const auto parts = columns(line, 4);
        if (parts.empty())
            return bad_line(name, number, "not four columns: module, bus, symbol, object");
        if (parts[3].find('/') != std::string_view::npos)
            return bad_line(name, number, "an object outside of this directory");
        tables.push_back({.module = std::string{parts[0]},
                          .bus = std::string{parts[1]},
                          .symbol = std::string{parts[2]},
                          .object = std::string{parts[3]}});
    }
    return tables;
}

Result<ModuleSymbols> parse_module_symbols(std::string_view text, std::string_view name)
{
    ModuleSymbols symbols;
    std::size_t number = 0;
    for (const auto line : lines(text)) {
        ++number;
        const auto parts = columns(line, 2);
        if (parts.empty() || !parts[1].starts_with("CONFIG_"))
            return bad_line(name, number, "not two columns: path, CONFIG_ symbol");
        symbols.emplace(parts[0], parts[1]);
    }
    return symbols;
}

EnabledSymbols enabled_symbols(std::string_view config)
{
    EnabledSymbols symbols;
    for (const auto line : lines(config)) {
        if (line.starts_with("CONFIG_") && (line.ends_with("=y") || line.ends_with("=m")))
            symbols.emplace(line.substr(0, line.size() - 2));
    }
    return symbols;
}

std::string source_path(std::string_view module_path)
{
    constexpr std::string_view tree = "kernel/";
    if (module_path.starts_with(tree))
        module_path.remove_prefix(tree.size());
    const auto slash = module_path.rfind('/');
    const auto base = slash == std::string_view::npos ? 0 : slash + 1;
    return std::string{module_path.substr(0, module_path.find(".ko", base))};
}

}  // namespace ocks
