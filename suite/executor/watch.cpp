// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/executor/watch.hpp"

#include "core/descriptor.hpp"

#include <algorithm>
#include <array>
#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace ocks {

Watched watch(pid_t child, Streams& streams, const Surface& surface, std::chrono::steady_clock::time_point started)
{
    constexpr std::chrono::seconds second{1};
    const auto until = started + surface.deadline;
    auto next = surface.each_second ? started + second : std::chrono::steady_clock::time_point::max();
    const Descriptor ended{static_cast<int>(syscall(SYS_pidfd_open, child, 0))};
    Watched watched;
    for (;;) {
        int status = 0;
        if (waitpid(child, &status, WNOHANG) == child) {
            watched.status = status;
            return watched;
        }
        const auto now = std::chrono::steady_clock::now();
        if (now >= until) {
            watched.timed_out = true;
            return watched;
        }
        if (now >= next) {
            surface.each_second(std::chrono::duration_cast<std::chrono::milliseconds>(now - started));
            next = now + second;
        }
        // Rounded up: the last fraction of a millisecond is not waited for in a circle.
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(std::min(until, next) - now).count();
        std::array<pollfd, 5> files{{{streams.output.read_end(), POLLIN, 0},
                                     {streams.errors.read_end(), POLLIN, 0},
                                     {streams.result.read_end(), POLLIN, 0},
                                     {ended.number(), POLLIN, 0},
                                     {surface.stop, POLLIN, 0}}};
        // Kernels before 5.3 have no pidfd: then the end is looked for ten times a second.
        const auto longest = ended.number() >= 0 ? left : std::min<decltype(left)>(left, 100);
        if (poll(files.data(), files.size(), static_cast<int>(std::min<decltype(longest)>(longest, 3'600'000))) <= 0)
            continue;
        if (files[4].revents != 0) {
            watched.interrupted = true;
            if (surface.stopping)
                surface.stopping();
            return watched;
        }
        streams.output.drain();
        streams.errors.drain();
        streams.result.drain();
    }
}

}  // namespace ocks
