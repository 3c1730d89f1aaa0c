// SPDX-License-Identifier: GPL-3.0-or-later
/// Bit patterns that memory is filled with and compared with.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace ocks {

enum class MemoryPattern {
    random,          ///< no two words alike: finds address lines that are stuck or crossed
    random_inverse,  ///< the same, each bit the other way
    walking_ones,    ///< one bit set, moving on with each word
    walking_zeros,   ///< one bit clear
    address,         ///< each word holds its own place
};

inline constexpr std::array all_memory_patterns = {MemoryPattern::random,
                                                   MemoryPattern::random_inverse,
                                                   MemoryPattern::walking_ones,
                                                   MemoryPattern::walking_zeros,
                                                   MemoryPattern::address};

[[nodiscard]] std::uint64_t pattern_word(MemoryPattern pattern, std::uint64_t seed, std::uint64_t index);

void fill(std::span<std::uint64_t> words, MemoryPattern pattern, std::uint64_t seed);

/// How many words differ from what fill() wrote.
[[nodiscard]] std::uint64_t mismatches(std::span<const std::uint64_t> words, MemoryPattern pattern, std::uint64_t seed);

}  // namespace ocks
