// SPDX-License-Identifier: GPL-3.0-or-later
/// A file's bytes where the kernel keeps them, read-only: for large files that are replaced and never written in place,
/// as a file that shrinks under a mapping ends the process.
#pragma once

#include "core/result.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace ocks {

class Mapping {
public:
    /// absent, denied, io; malformed: not a regular file.
    [[nodiscard]] static Result<Mapping> open(const std::string& path);
    Mapping(Mapping&& other) noexcept : m_bytes(std::exchange(other.m_bytes, {})) {}
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    Mapping& operator=(Mapping&& other) noexcept
    {
        std::swap(m_bytes, other.m_bytes);
        return *this;
    }
    ~Mapping();

    [[nodiscard]] std::string_view bytes() const { return m_bytes; }

private:
    explicit Mapping(std::string_view bytes) : m_bytes(bytes) {}
    std::string_view m_bytes;
};

}  // namespace ocks
