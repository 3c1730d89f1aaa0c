// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/machine/disk_image.hpp"

#include "core/descriptor.hpp"
#include "core/digest.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/mman.h>
#include <sys/stat.h>

namespace ocks {
namespace {

constexpr std::size_t pattern_bytes = 1U << 20U;

/// Text that no file system, partition table or array would take for its own.
std::string pattern_of(const ModelDisk& disk)
{
    std::string pattern;
    pattern.reserve(pattern_bytes + 128);
    for (std::size_t line = 0; pattern.size() < pattern_bytes; ++line)
        pattern += "line " + std::to_string(line) + " of somebody's data on drive " + disk.serial + "\n";
    pattern.resize(pattern_bytes);
    return pattern;
}

Result<void> write_at(const Descriptor& file, std::string_view content, std::uint64_t offset, const std::string& path)
{
    while (!content.empty()) {
        const ssize_t count = pwrite(file.number(), content.data(), content.size(), static_cast<off_t>(offset));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return fail(Errc::io, path, std::strerror(errno));
        content.remove_prefix(static_cast<std::size_t>(count));
        offset += static_cast<std::uint64_t>(count);
    }
    return {};
}

}  // namespace

Result<void> create_disk_image(const ModelDisk& disk, const std::string& path)
{
    const Descriptor file{open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
    if (file.number() < 0 || ftruncate(file.number(), static_cast<off_t>(disk.size_bytes)) != 0)
        return fail(Errc::io, path, std::strerror(errno));
    if (disk.content != DiskContent::pattern)
        return {};
    const std::string pattern = pattern_of(disk);
    const std::uint64_t end = disk.size_bytes - std::min<std::uint64_t>(disk.size_bytes, pattern.size());
    return write_at(file, pattern, end, path).and_then([&] { return write_at(file, pattern, 0, path); });
}

Result<std::string> sha256_of_file(const std::string& path)
{
    const Descriptor file{open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    struct stat status = {};
    if (file.number() < 0 || fstat(file.number(), &status) != 0)
        return fail(errno == ENOENT ? Errc::absent : Errc::io, path, std::strerror(errno));
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size == 0)
        return sha256({});
    void* const mapped = mmap(nullptr, size, PROT_READ, MAP_SHARED, file.number(), 0);
    if (mapped == MAP_FAILED)
        return fail(Errc::io, path, std::strerror(errno));
    std::string digest = sha256(std::string_view{static_cast<const char*>(mapped), size});
    munmap(mapped, size);
    return digest;
}

std::string to_json(const std::vector<DiskState>& disks)
{
    nlohmann::json all = nlohmann::json::array();
    for (const DiskState& disk : disks) {
        all.push_back({{"id", disk.id},
                       {"serial", disk.serial},
                       {"content", to_string(disk.content)},
                       {"size_bytes", disk.size_bytes},
                       {"before", disk.sha256_before},
                       {"after", disk.sha256_after},
                       {"changed", disk.sha256_before != disk.sha256_after}});
    }
    return all.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace ocks
