// SPDX-License-Identifier: GPL-3.0-or-later
/// Where a byte or a text stands in a short text: a call of memchr(3) costs more than the few words that a walk looks
/// at.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace ocks::matrix_file {

constexpr std::size_t word_bytes = sizeof(std::uint64_t);

/// The first place in [begin, end) of a text that holds the byte, `end` if none does. word_bytes can be read from
/// each place on, also from the last.
[[nodiscard]] inline std::size_t sweep(const char* text, std::size_t begin, std::size_t end, char byte)
{
    constexpr std::uint64_t ones = 0x0101010101010101;
    constexpr std::uint64_t high_bits = ones << 7U;
    const auto wanted = ones * static_cast<unsigned char>(byte);
    for (auto at = begin; at < end; at += word_bytes) {
        std::uint64_t word = 0;
        std::memcpy(&word, text + at, sizeof word);
        // A byte that is the wanted one becomes zero, and the lowest zero byte sets its high bit.
        word ^= wanted;
        if (const auto zeros = (word - ones) & ~word & high_bits; zeros != 0) {
            const auto found = at + static_cast<std::size_t>(std::countr_zero(zeros)) / 8;
            return found < end ? found : end;
        }
    }
    return end;
}

/// The first place from `begin` on where a text that is not empty stands in another, the end of that if it does not.
[[nodiscard]] inline std::size_t sweep(std::string_view text, std::size_t begin, std::string_view wanted)
{
    for (auto at = sweep(text.data(), begin, text.size(), wanted.front()); at + wanted.size() <= text.size();
         at = sweep(text.data(), at + 1, text.size(), wanted.front())) {
        std::size_t same = 1;
        while (same != wanted.size() && text[at + same] == wanted[same])
            ++same;
        if (same == wanted.size())
            return at;
    }
    return text.size();
}

}  // namespace ocks::matrix_file
