// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/check/firmware.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace ocks {

FirmwareFiles::FirmwareFiles(const Sysroot& root, std::string_view release)
    : m_root(root.list("/lib/firmware") ? &root : nullptr), m_release(release)
{
}

const FirmwareFiles::Names& FirmwareFiles::names_in(const std::string& directory) const
{
    const auto [place, fresh] = m_directories.try_emplace(directory);
    if (fresh) {
        if (const auto names = m_root->list(directory))
            place->second.insert(names->begin(), names->end());
    }
    return place->second;
}

bool FirmwareFiles::has(std::string_view file) const
{
    if (m_root == nullptr)
        return false;
    const auto slash = file.rfind('/');
    const std::string folder{slash == std::string_view::npos ? std::string_view{} : file.substr(0, slash)};
    const std::string name{file.substr(slash + 1)};
    // The order of fw_path[] in drivers/base/firmware_loader/main.c.
    const std::array<std::string, 4> places{
        "/lib/firmware/updates/" + m_release, "/lib/firmware/updates", "/lib/firmware/" + m_release, "/lib/firmware"};
    return std::ranges::any_of(places, [&](const std::string& place) {
        const auto& names = names_in(folder.empty() ? place : fmt::format("{}/{}", place, folder));
        return names.contains(name) || names.contains(name + ".xz") || names.contains(name + ".zst");
    });
}

}  // namespace ocks
