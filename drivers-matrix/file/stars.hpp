// SPDX-License-Identifier: GPL-3.0-or-later
/// What keeps a look-up from walking below the same '*' again and again.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace ocks::matrix_file {

/// Where each '*' began that a look-up met.
class Stars {
public:
    /// Whether it is the first time, or earlier in the alias than ever.
    bool is_news(std::uint32_t node, std::size_t position)
    {
        for (std::size_t at = 0; at < m_count; ++at) {
            if (m_nodes[at] == node)
                return is_earlier(m_positions[at], position);
        }
        for (auto& [met, earliest] : m_more) {
            if (met == node)
                return is_earlier(earliest, position);
        }
        if (m_count == m_nodes.size()) {
            m_more.emplace_back(node, position);
            return true;
        }
        m_nodes[m_count] = node;
        m_positions[m_count] = position;
        ++m_count;
        return true;
    }

private:
    static bool is_earlier(std::size_t& earliest, std::size_t position)
    {
        if (earliest <= position)
            return false;
        earliest = position;
        return true;
    }

    std::size_t m_count = 0;
    std::array<std::uint32_t, 32> m_nodes;    // NOLINT(*-member-init): only what was counted is read
    std::array<std::size_t, 32> m_positions;  // NOLINT(*-member-init)
    std::vector<std::pair<std::uint32_t, std::size_t>> m_more;
};

}  // namespace ocks::matrix_file
