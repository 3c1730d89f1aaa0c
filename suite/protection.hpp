// SPDX-License-Identifier: GPL-3.0-or-later
/// Keeps the suite alive under its own load: the OOM killer looks elsewhere, and its memory stays in RAM.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ocks {

class Protection {
public:
    explicit Protection(bool wanted);
    Protection(const Protection&) = delete;
    Protection(Protection&&) = delete;
    Protection& operator=(const Protection&) = delete;
    Protection& operator=(Protection&&) = delete;
    ~Protection();

private:
    std::string m_score_before;
};

/// What a step may use of the machine, 95 % of MemTotal, so that the kernel kills the load and not its neighbours.
[[nodiscard]] std::uint64_t memory_limit(std::string_view meminfo);

}  // namespace ocks
