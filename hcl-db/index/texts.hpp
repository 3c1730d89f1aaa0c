// SPDX-License-Identifier: GPL-3.0-or-later
/// Texts that stand many times, kept once and called by number.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace ocks {

class Texts {
public:
    Texts() { (void)number_of(""); }

    /// The empty text is 0.
    std::uint32_t number_of(std::string_view text)
    {
        if (const auto found = m_numbers.find(text); found != m_numbers.end())
            return found->second;
        const auto number = static_cast<std::uint32_t>(m_texts.size());
        m_numbers.emplace(m_texts.emplace_back(text), number);
        return number;
    }

    [[nodiscard]] const std::string& operator[](std::uint32_t number) const { return m_texts[number]; }
    [[nodiscard]] std::size_t size() const { return m_texts.size(); }

private:
    std::deque<std::string> m_texts;  ///< whose elements stay where they are
    std::unordered_map<std::string_view, std::uint32_t> m_numbers;
};

}  // namespace ocks
