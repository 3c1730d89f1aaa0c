// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/storage/size.hpp"

#include "core/text.hpp"

#include <limits>

namespace ocks {

void read_size(const Sysroot& root, const std::string& path, Device& device, std::vector<Note>& notes)
{
    constexpr std::uint64_t sector_bytes = 512;
    const auto content = root.read(path + "/size");
    if (!content) {
        if (content.error().code != Errc::absent)
            notes.push_back({device.kind, content.error().where, content.error().why});
        return;
    }
    const auto sectors = parse_unsigned(trimmed(*content));
    if (sectors && *sectors <= std::numeric_limits<std::uint64_t>::max() / sector_bytes)
        device.properties.emplace("size_bytes", *sectors * sector_bytes);
    else
        notes.push_back({device.kind, path + "/size", "not a number of sectors"});
}

}  // namespace ocks
