// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/log_name.hpp"

#include <algorithm>

namespace ocks {
namespace {

constexpr std::size_t longest = 80;
constexpr std::string_view folder = "logs/";

bool is_allowed(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || character == '.' || character == '_' || character == ':' ||
           character == '-';
}

}  // namespace

bool is_log_name(std::string_view name)
{
    return !name.empty() && name.size() <= longest && name[0] != '.' && std::ranges::all_of(name, is_allowed);
}

std::string log_path(std::string_view name)
{
    return std::string{folder} + std::string{name};
}

bool is_log_path(std::string_view path)
{
    return path.starts_with(folder) && is_log_name(path.substr(folder.size()));
}

std::string as_log_name(std::string_view text)
{
    std::string name{text.substr(0, longest)};
    std::ranges::replace_if(
        name, [](char character) { return !is_allowed(character); }, '_');
    if (name.empty() || name[0] == '.')
        name.insert(0, "_");
    return name.substr(0, longest);
}

}  // namespace ocks
