// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/index/bits.hpp"

#include <bit>

namespace ocks {

Bits::Bits(std::size_t size, bool all) : m_words((size + 63) / 64, all ? ~std::uint64_t{0} : 0)
{
    if (all && size % 64 != 0)
        m_words.back() = (std::uint64_t{1} << (size % 64)) - 1;
}

Bits& Bits::operator&=(const Bits& other)
{
    for (std::size_t at = 0; at < m_words.size(); ++at)
        m_words[at] &= other.m_words[at];
    return *this;
}

Bits& Bits::operator|=(const Bits& other)
{
    for (std::size_t at = 0; at < m_words.size(); ++at)
        m_words[at] |= other.m_words[at];
    return *this;
}

std::size_t Bits::count() const
{
    return count_of_both(*this, *this);
}

std::vector<std::uint32_t> Bits::places() const
{
    std::vector<std::uint32_t> places;
    for (std::size_t at = 0; at < m_words.size(); ++at) {
        for (std::uint64_t word = m_words[at]; word != 0; word &= word - 1)
            places.push_back(static_cast<std::uint32_t>(at * 64 + static_cast<std::size_t>(std::countr_zero(word))));
    }
    return places;
}

std::size_t count_of_both(const Bits& left, const Bits& right)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < left.m_words.size(); ++at)
        count += static_cast<std::size_t>(std::popcount(left.m_words[at] & right.m_words[at]));
    return count;
}

}  // namespace ocks
