// SPDX-License-Identifier: GPL-3.0-or-later
/// Who uses a disk, from /sys/block, /proc/self/mountinfo and /proc/swaps.

#include "core/text.hpp"
#include "suite/storage/disk_guard.hpp"

#include <algorithm>
#include <fmt/format.h>

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

std::vector<std::string> partitions_of(const Sysroot& root, const std::string& directory, const std::string& name)
{
    std::vector<std::string> partitions = root.list(directory).value_or(std::vector<std::string>{});
    std::erase_if(partitions, [&](const std::string& entry) {
        return !entry.starts_with(name) || !root.read(fmt::format("{}/{}/partition", directory, entry));
    });
    return partitions;
}

/// Mounts and swap name what they use by number or by path.
std::optional<std::string> use_by_name(const Sysroot& root, const Faces& faces)
{
    const auto mounts = root.read("/proc/self/mountinfo");
    if (!mounts)
        return "may be mounted: /proc/self/mountinfo: " + mounts.error().why;
    if (auto mount = mount_of(*mounts, faces))
        return mount;
    // A kernel without swap has no such file.
    const auto swaps = root.read("/proc/swaps");
    return swaps ? swap_on(*swaps, faces) : std::nullopt;
}

}  // namespace

std::optional<std::string> use_of_disk(const Sysroot& root, const std::string& name)
{
    const std::string directory = "/sys/block/" + name;
    if (const auto entries = root.list(directory); !entries)
        return "cannot be looked at: " + entries.error().why;
    const std::vector<std::string> partitions = partitions_of(root, directory, name);
    Faces faces;
    add_face(root, directory, name, faces);
    for (const std::string& partition : partitions)
        add_face(root, fmt::format("{}/{}", directory, partition), partition, faces);
    if (auto use = use_by_name(root, faces))
        return use;
    if (auto holder = holder_of(root, directory))
        return holder;
    for (const std::string& partition : partitions) {
        if (const auto holder = holder_of(root, fmt::format("{}/{}", directory, partition)))
            return fmt::format("has a partition, {}, which {}", partition, *holder);
    }
    if (!partitions.empty())
        return fmt::format("has partitions: {}", fmt::join(partitions, " "));
    if (const auto read_only = root.read(directory + "/ro"); read_only && trimmed(*read_only) != "0")
        return "is read-only";
    return std::nullopt;
}

}  // namespace ocks
