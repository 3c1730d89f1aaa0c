// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/boot/archive.hpp"

#include <cstdint>
#include <fmt/format.h>
#include <set>

namespace ocks {
namespace {

constexpr unsigned directory_type = 0040000;
constexpr unsigned regular_type = 0100000;

void pad(std::string& archive)
{
    archive.append((4 - archive.size() % 4) % 4, '\0');
}

void append(std::string& archive, unsigned inode, unsigned mode, std::string_view path, std::string_view content)
{
    // magic, inode, mode, uid, gid, links, mtime, size, device and rdevice (major, minor), length of name, checksum
    archive += fmt::format("070701{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}{:08X}",
                           inode,
                           mode,
                           0,
                           0,
                           1,
                           0,
                           content.size(),
                           0,
                           0,
                           0,
                           0,
                           path.size() + 1,
                           0);
    archive += path;
    archive += '\0';
    pad(archive);
    archive += content;
    pad(archive);
}

}  // namespace

void Archive::add_file(std::string_view path, std::string content, unsigned mode)
{
    if (path.starts_with('/'))
        path.remove_prefix(1);
    m_files.insert_or_assign(std::string{path}, File{mode, std::move(content)});
}

std::string Archive::bytes() const
{
    std::set<std::string, std::less<>> directories;
    for (const auto& [path, file] : m_files) {
        for (auto slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1))
            directories.insert(path.substr(0, slash));
    }
    std::string archive;
    unsigned inode = 1;
    for (const std::string& directory : directories)
        append(archive, inode++, directory_type | 0755U, directory, {});
    for (const auto& [path, file] : m_files)
        append(archive, inode++, regular_type | file.mode, path, file.content);
    append(archive, 0, 0, "TRAILER!!!", {});
    return archive;
}

}  // namespace ocks
