// SPDX-License-Identifier: GPL-3.0-or-later
/// Lists as the inventory writes them: one comma between their parts.
#pragma once

#include <string>
#include <vector>

namespace ocks {

[[nodiscard]] inline std::string comma_list(const std::vector<std::string>& names)
{
    std::string list;
    for (const std::string& name : names)
        list += (list.empty() ? "" : ",") + name;
    return list;
}

}  // namespace ocks
