// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/executor/stream.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace ocks {

Stream::Stream(std::size_t limit) : m_limit(limit)
{
    std::array<int, 2> ends{-1, -1};
    if (pipe2(ends.data(), O_CLOEXEC) == 0) {
        m_read = ends[0];
        m_write = ends[1];
        fcntl(m_read, F_SETFL, O_NONBLOCK);
    }
}

Stream::~Stream()
{
    close_write();
    if (m_read >= 0)
        close(m_read);
}

void Stream::close_write()
{
    if (m_write >= 0)
        close(m_write);
    m_write = -1;
}

bool Stream::drain()
{
    std::array<char, 65536> chunk{};
    const ssize_t count = m_open ? ::read(m_read, chunk.data(), chunk.size()) : 0;
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return false;
    if (count <= 0) {
        m_open = false;
        return false;
    }
    const auto size = static_cast<std::size_t>(count);
    const std::size_t kept = std::min(size, m_limit - std::min(m_limit, m_text.size()));
    m_text.append(chunk.data(), kept);
    m_dropped += size - kept;
    return true;
}

void Stream::drain_rest()
{
    close_write();
    while (drain()) {
    }
}

}  // namespace ocks
