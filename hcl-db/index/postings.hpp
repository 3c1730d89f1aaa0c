// SPDX-License-Identifier: GPL-3.0-or-later
/// For each of many things the places where it stands, in one array.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace ocks {

class Postings {
public:
    Postings() = default;

    /// `each(say)` calls say(thing, place) for every pair, with rising places, and is called twice: to count, and to
    /// fill. A pair that is said twice in a row is kept once.
    template <class Each>
    Postings(std::size_t things, const Each& each) : m_first(things + 1, 0)
    {
        std::vector<std::uint32_t> last(things, none);
        const auto once = [&last](std::uint32_t thing, std::uint32_t place) {
            return std::exchange(last[thing], place) != place;
        };
        each([&](std::uint32_t thing, std::uint32_t place) { m_first[thing + 1] += once(thing, place) ? 1U : 0U; });
        std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
        m_places.resize(m_first.back());
        std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
        last.assign(things, none);
        each([&](std::uint32_t thing, std::uint32_t place) {
            if (once(thing, place))
                m_places[next[thing]++] = place;
        });
    }

    [[nodiscard]] std::size_t size() const { return m_first.empty() ? 0 : m_first.size() - 1; }

    [[nodiscard]] std::span<const std::uint32_t> of(std::size_t thing) const
    {
        return std::span(m_places).subspan(m_first[thing], m_first[thing + 1] - m_first[thing]);
    }

private:
    static constexpr std::uint32_t none = 0xffffffffU;

    std::vector<std::uint32_t> m_first;
    std::vector<std::uint32_t> m_places;
};

}  // namespace ocks
