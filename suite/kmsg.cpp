// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/kmsg.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace ocks {

Result<KernelLog> KernelLog::open()
{
    const int number = ::open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (number < 0)
        return fail(errno == ENOENT ? Errc::absent : Errc::denied, "/dev/kmsg", std::strerror(errno));
    KernelLog log{Descriptor{number}};
    if (lseek(number, 0, SEEK_END) < 0)
        return fail(Errc::io, "/dev/kmsg", std::strerror(errno));
    return log;
}

// Documentation/ABI/testing/dev-kmsg: one record a read; EPIPE tells of records that were overwritten.
Result<std::string> KernelLog::news()
{
    std::string text;
    bool lost = false;
    std::array<char, 8192> record{};
    for (;;) {
        const ssize_t count = ::read(m_file.number(), record.data(), record.size());
        if (count < 0 && errno == EPIPE) {
            lost = true;
            continue;
        }
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && errno == EAGAIN)
            break;
        if (count <= 0)
            return fail(Errc::io, "/dev/kmsg", count < 0 ? std::strerror(errno) : "it has an end");
        text.append(record.data(), static_cast<std::size_t>(count));
    }
    if (lost)
        return fail(Errc::io, "/dev/kmsg", "the kernel wrote faster than could be read: lines are lost");
    return text;
}

}  // namespace ocks
