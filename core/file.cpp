// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/file.hpp"

#include "core/descriptor.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace ocks {
namespace {

Failure refused(const std::string& path, int error)
{
    const Errc code = error == ENOENT || error == ENOTDIR ? Errc::absent
                      : error == EACCES || error == EPERM ? Errc::denied
                                                          : Errc::io;
    return fail(code, path, std::strerror(error));
}

Result<void> write_all(const Descriptor& file, std::string_view content, const std::string& path)
{
    while (!content.empty()) {
        const ssize_t count = ::write(file.number(), content.data(), content.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return refused(path, errno);
        content.remove_prefix(static_cast<std::size_t>(count));
    }
    if (fsync(file.number()) != 0)
        return refused(path, errno);
    return {};
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t limit)
{
    const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (number < 0)
        return refused(path, errno);
    const Descriptor file{number};
    std::string content;
    // What the kernel says is enough for a file on a disk, and no more than a beginning for any other.
    struct stat status {};
    if (fstat(file.number(), &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0)
        content.reserve(std::min(static_cast<std::size_t>(status.st_size), limit));
    std::array<char, 65536> chunk{};
    for (;;) {
        const ssize_t count = ::read(file.number(), chunk.data(), chunk.size());
        if (count == 0)
            return content;
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return refused(path, errno);
        content.append(chunk.data(), static_cast<std::size_t>(count));
        if (content.size() > limit)
            return fail(Errc::malformed, path, "larger than " + std::to_string(limit) + " bytes");
    }
}

Result<void> write_file(const std::string& path, std::string_view content, unsigned mode)
{
    std::string beside = path + ".XXXXXX";
    const int number = mkostemp(beside.data(), O_CLOEXEC);
    if (number < 0)
        return refused(path, errno);
    const Descriptor file{number};
    auto written = write_all(file, content, path);
    if (written && fchmod(number, mode) != 0)
        written = refused(path, errno);
    if (written && std::rename(beside.c_str(), path.c_str()) != 0)
        written = refused(path, errno);
    if (!written)
        unlink(beside.c_str());
    return written;
}

Result<void> make_directory(const std::string& path)
{
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error)
        return refused(path, error.value());
    return {};
}

}  // namespace ocks
