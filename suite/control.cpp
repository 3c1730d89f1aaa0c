// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/control.hpp"

#include "core/descriptor.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace ocks {

Result<void> write_attribute(const std::string& path, std::string_view value)
{
    const Descriptor file{::open(path.c_str(), O_WRONLY | O_CLOEXEC)};
    if (file.number() < 0)
        return fail(errno == ENOENT ? Errc::absent : Errc::denied, path, std::strerror(errno));
    // One write: to an attribute, two would be two commands.
    const ssize_t written = ::write(file.number(), value.data(), value.size());
    if (written != static_cast<ssize_t>(value.size()))
        return fail(Errc::io, path, written < 0 ? std::strerror(errno) : "took only part of the value");
    return {};
}

bool wait_until(const std::function<bool()>& is_so, std::chrono::milliseconds patience)
{
    using Clock = std::chrono::steady_clock;
    constexpr std::chrono::milliseconds longest{100};
    const auto until = Clock::now() + patience;
    for (std::chrono::milliseconds pause{1};; pause = std::min(2 * pause, longest)) {
        if (is_so())
            return true;
        if (Clock::now() >= until)
            return false;
        (void)poll(nullptr, 0, static_cast<int>(pause.count()));
    }
}

}  // namespace ocks
