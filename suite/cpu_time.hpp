// SPDX-License-Identifier: GPL-3.0-or-later
/// How busy each CPU was, from /proc/stat.
#pragma once

#include "core/result.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace ocks {

struct CpuTime {
    std::uint64_t busy = 0;  ///< user, nice and system; in ticks
    std::uint64_t total = 0;

    friend bool operator==(const CpuTime&, const CpuTime&) = default;
};

/// By name: "cpu0", "cpu1" …
[[nodiscard]] Result<std::map<std::string, CpuTime>> parse_proc_stat(std::string_view text);

/// The ticks that the least busy CPU worked; nothing if no time passed.
[[nodiscard]] std::optional<std::uint64_t> least_busy_ticks(const std::map<std::string, CpuTime>& before,
                                                            const std::map<std::string, CpuTime>& after);

}  // namespace ocks
