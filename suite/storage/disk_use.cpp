// SPDX-License-Identifier: GPL-3.0-or-later
/// Who uses a disk, from /sys/block, /proc/self/mountinfo and /proc/swaps.

#include "core/text.hpp"
#include "suite/storage/disk_guard.hpp"

#include <algorithm>

namespace ocks {
namespace {

/// The disk and its partitions, by device number ("259:0") and by path.
struct Faces {
    std::vector<std::string> numbers;
    std::vector<std::string> paths;
};

bool contains(const std::vector<std::string>& list, std::string_view text)
{
    return std::ranges::find(list, text) != list.end();
}

void add_face(const Sysroot& root, const std::string& directory, const std::string& name, Faces& faces)
{
    if (const auto number = root.read(directory + "/dev"))
        faces.numbers.emplace_back(trimmed(*number));
    faces.paths.push_back("/dev/" + name);
}

std::optional<std::string> holder_of(const Sysroot& root, const std::string& directory)
{
    const auto holders = root.list(directory + "/holders");
    if (!holders || holders->empty())
        return std::nullopt;
    return "is held by " + holders->front();
}

// 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue   (proc(5))
std::optional<std::string> mount_of(std::string_view mountinfo, const Faces& faces)
{
    for (const std::string_view line : lines(mountinfo)) {
        const auto fields = split(line, ' ');
        const auto separator = std::ranges::find(fields, "-");
        if (fields.size() < 5)
            continue;
        // btrfs has a device number of its own; then only the source tells.
        const bool by_source = fields.end() - separator > 2 && contains(faces.paths, *(separator + 2));
        if (contains(faces.numbers, fields[2]) || by_source)
            return "is mounted on " + std::string{fields[4]};
    }
    return std::nullopt;
}

std::optional<std::string> swap_on(std::string_view swaps, const Faces& faces)
{
    for (const std::string_view line : lines(swaps)) {
        if (contains(faces.paths, line.substr(0, line.find_first_of(" \t"))))
            return "is swap space";
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> use_of_disk(const Sysroot& root, const std::string& name)
{
    const std::string directory = "/sys/block/" + name;
    const auto entries = root.list(directory);
    if (!entries)
        return "cannot be looked at: " + entries.error().why;
    Faces faces;
    add_face(root, directory, name, faces);
    std::string partitions;
    for (const std::string& entry : *entries) {
        if (!entry.starts_with(name) || !root.read(directory + "/" + entry + "/partition"))
            continue;
        partitions += " " + entry;
        add_face(root, directory + "/" + entry, entry, faces);
        if (auto holder = holder_of(root, directory + "/" + entry))
            return "has a partition, " + entry + ", which " + *holder;
    }
    const auto mounts = root.read("/proc/self/mountinfo");
    if (!mounts)
        return "may be mounted: /proc/self/mountinfo: " + mounts.error().why;
    if (auto mount = mount_of(*mounts, faces))
        return mount;
    // A kernel without swap has no such file.
    if (const auto swaps = root.read("/proc/swaps")) {
        if (auto swap = swap_on(*swaps, faces))
            return swap;
    }
    if (auto holder = holder_of(root, directory))
        return holder;
    if (!partitions.empty())
        return "has partitions:" + partitions;
    if (const auto read_only = root.read(directory + "/ro"); read_only && trimmed(*read_only) != "0")
        return "is read-only";
    return std::nullopt;
}

}  // namespace ocks
