// SPDX-License-Identifier: GPL-3.0-or-later
/// What a child writes: pipes that are read without waiting and kept up to a limit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace ocks {

class Stream {
public:
    /// `limit`: bytes that are kept; the rest is counted.
    explicit Stream(std::size_t limit);
    Stream(const Stream&) = delete;
    Stream(Stream&&) = delete;
    Stream& operator=(const Stream&) = delete;
    Stream& operator=(Stream&&) = delete;
    ~Stream();

    /// False if there were no more file descriptors.
    [[nodiscard]] bool is_made() const { return m_write >= 0 || m_read >= 0; }
    [[nodiscard]] int read_end() const { return m_open ? m_read : -1; }
    [[nodiscard]] int write_end() const { return m_write; }
    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] std::uint64_t dropped() const { return m_dropped; }

    void close_write();

    /// One chunk; false when there is nothing more now.
    bool drain();

    /// All that is still in it. Nobody writes any more.
    void drain_rest();

private:
    std::size_t m_limit;
    int m_read = -1;
    int m_write = -1;
    bool m_open = true;
    std::string m_text;
    std::uint64_t m_dropped = 0;
};

struct Streams {
    Stream output;
    Stream errors;
    Stream result{16U << 20U};  ///< the handback
};

}  // namespace ocks
