// SPDX-License-Identifier: GPL-3.0-or-later
/// A set of places, as one bit for each listing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ocks {

class Bits {
public:
    Bits() = default;
    /// None of `size` places, or all.
    explicit Bits(std::size_t size, bool all = false);

    void set(std::size_t place) { m_words[place / 64] |= std::uint64_t{1} << (place % 64); }
    [[nodiscard]] bool has(std::size_t place) const { return ((m_words[place / 64] >> (place % 64)) & 1U) != 0; }

    /// Both of one size.
    Bits& operator&=(const Bits& other);
    Bits& operator|=(const Bits& other);

    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] std::vector<std::uint32_t> places() const;

    /// How many are in both, without making the set.
    friend std::size_t count_of_both(const Bits& left, const Bits& right);

private:
    std::vector<std::uint64_t> m_words;
};

[[nodiscard]] std::size_t count_of_both(const Bits& left, const Bits& right);

}  // namespace ocks
