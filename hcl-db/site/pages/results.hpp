// SPDX-License-Identifier: GPL-3.0-or-later
/// Long lists, a page of them at a time.
#pragma once

#include "hcl-db/http/message.hpp"
#include "hcl-db/index/index.hpp"
#include "hcl-db/site/frame/words.hpp"
#include "reports/html/writer.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks::site {

/// How much one page shows.
inline constexpr std::size_t page_size = 25;

struct Slice {
    std::size_t first = 0;
    std::size_t count = 0;
    std::size_t number = 1;  ///< of the page, from 1
    std::size_t pages = 1;
    std::size_t total = 0;  ///< on all pages
};

/// The page that the address names, by its last segment or by ?page=. A number that is none, or too large, is the
/// first or the last page.
[[nodiscard]] Slice slice_of(std::size_t total, const http::Request& request, std::size_t size = page_size);

template <class Item>
[[nodiscard]] std::span<const Item> part_of(const std::vector<Item>& items, const Slice& slice)
{
    return std::span{items}.subspan(slice.first, slice.count);
}

/// One listing in a list.
[[nodiscard]] html::Html card(const Listing& listing, const Words& words);
[[nodiscard]] html::Html cards(const Index& index, std::span<const Place> places, const Words& words);

/// Links to the pages before and behind; nothing if there is only one.
[[nodiscard]] html::Html pager(const Slice& slice, const http::Request& request);

}  // namespace ocks::site
