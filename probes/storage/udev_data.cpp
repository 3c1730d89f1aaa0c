// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/storage/udev_data.hpp"

#include "core/text.hpp"

#include <algorithm>

namespace ocks {

std::vector<std::string> disk_ids_of_udev(std::string_view text)
{
    constexpr std::string_view link = "S:disk/by-id/";
    std::vector<std::string> names;
    for (const std::string_view line : lines(text)) {
        if (!line.starts_with(link) || line.size() == link.size())
            continue;
        const std::string_view name = line.substr(link.size());
        // The inventory puts commas between names; udev writes no such character itself (encode_devnode_name).
        if (std::ranges::all_of(name, [](char c) { return c > ' ' && c <= '~' && c != ','; }))
            names.emplace_back(name);
    }
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

}  // namespace ocks
