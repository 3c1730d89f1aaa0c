// SPDX-License-Identifier: GPL-3.0-or-later
/// Devices of many listings, counted: which driver served which of them on which kernel, and how it did.
#pragma once

#include "hcl-db/index/index.hpp"
#include "hcl-db/site/frame/words.hpp"
#include "reports/html/writer.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace ocks::site {

/// outcome -> how many devices had it
using Outcomes = std::map<std::string, std::size_t, std::less<>>;

/// Of a page, and of its JSON; whoever wants all has the listings.
inline constexpr std::size_t most_uses = 400;

/// "untested" for a device that no test was about.
[[nodiscard]] std::string_view outcome_of(std::string_view outcome);
[[nodiscard]] html::Html counts_of(const Outcomes& outcomes, const Words& words);

/// Rows and columns are looked up by name; a cell with nothing in it is a dash.
class Crosstable {
public:
    void add(std::string_view row, std::string_view column, std::string_view outcome, std::size_t count);
    [[nodiscard]] const std::map<std::string, std::map<std::string, Outcomes, std::less<>>, std::less<>>& rows() const
    {
        return m_rows;
    }
    /// The names of all columns, sorted.
    [[nodiscard]] std::vector<std::string> columns() const;

private:
    std::map<std::string, std::map<std::string, Outcomes, std::less<>>, std::less<>> m_rows;
};

/// The machines of the uses, at most so many; the last tested first.
[[nodiscard]] html::Html
machines_of(const Index& index, std::span<const Use> uses, std::size_t most, const Words& words);

}  // namespace ocks::site
