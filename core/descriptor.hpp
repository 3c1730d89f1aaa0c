// SPDX-License-Identifier: GPL-3.0-or-later
/// An open file that closes itself, so that nothing above this ever closes anything.
#pragma once

#include <unistd.h>
#include <utility>

namespace ocks {

class Descriptor {
public:
    explicit Descriptor(int number) noexcept : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept : m_number(other.release()) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor()
    {
        if (m_number >= 0)
            close(m_number);
    }

    [[nodiscard]] int number() const noexcept { return m_number; }

    /// Hands the file to somebody else who will close it.
    [[nodiscard]] int release() noexcept { return std::exchange(m_number, -1); }

private:
    int m_number;
};

}  // namespace ocks
