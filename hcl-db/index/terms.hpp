// SPDX-License-Identifier: GPL-3.0-or-later
/// What can be searched for: every text that some listing has, once, with the places of the listings that have it.
///
/// A word is looked for anywhere in a text, so that "228" finds "泰山 2280" and two characters find a Chinese name.
/// There are far fewer texts than listings have devices; all of them are some megabytes, which one pass reads in a
/// millisecond.
#pragma once

#include "hcl-db/index/bits.hpp"
#include "hcl-db/index/postings.hpp"
#include "hcl-db/index/row.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks {

/// Of ASCII alone: Chinese has no case, and its bytes are left as they are.
[[nodiscard]] std::string lower_case(std::string_view text);

class Terms {
public:
    /// `order` says which row is at which place.
    Terms(const Rows& rows, std::span<const std::uint32_t> order);

    /// The listings that have a text with this word in it; the word in lower case.
    [[nodiscard]] Bits with(std::string_view word) const;

private:
    std::size_t m_listings = 0;
    std::string m_buffer;               ///< lower case, each text ends in a line
    std::vector<std::uint32_t> m_ends;  ///< where each ends in the buffer
    Postings m_places;
};

}  // namespace ocks
