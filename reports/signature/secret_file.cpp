// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/signature/secret_file.hpp"

#include "core/descriptor.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>

namespace ocks {
namespace {

constexpr std::size_t largest = 64U << 10U;

Failure failure(const std::string& path, int number)
{
    const Errc code = number == ENOENT ? Errc::absent : number == EACCES || number == EPERM ? Errc::denied : Errc::io;
    return fail(code, path, std::generic_category().message(number));
}

Result<void> write_all(const Descriptor& file, const std::string& path, std::string_view content)
{
    while (!content.empty()) {
        const ssize_t written = write(file.number(), content.data(), content.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return failure(path, errno);
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    if (fsync(file.number()) != 0)
        return failure(path, errno);
    return {};
}

}  // namespace

Result<void> create_secret(const std::string& path, std::string_view content)
{
    const Descriptor file(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (file.number() < 0 && errno == EEXIST)
        return fail(Errc::denied, path, "is there already");
    if (file.number() < 0)
        return failure(path, errno);
    auto written = write_all(file, path, content);
    if (!written)
        unlink(path.c_str());  // half a key is no key
    return written;
}

Result<std::string> read_secret(const std::string& path)
{
    const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (file.number() < 0)
        return failure(path, errno);
    struct stat status {};
    if (fstat(file.number(), &status) != 0)
        return failure(path, errno);
    if (!S_ISREG(status.st_mode))
        return fail(Errc::malformed, path, "is not a regular file");
    if ((status.st_mode & 077U) != 0)
        return fail(Errc::denied, path, "others can read or write it; chmod 600");
    std::string content;
    std::array<char, 4096> block{};
    for (;;) {
        const ssize_t count = read(file.number(), block.data(), block.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return failure(path, errno);
        if (count == 0)
            return content;
        content.append(block.data(), static_cast<std::size_t>(count));
        if (content.size() > largest)
            return fail(Errc::malformed, path, "is larger than any key");
    }
}

}  // namespace ocks
