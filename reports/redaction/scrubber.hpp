// SPDX-License-Identifier: GPL-3.0-or-later
/// Finds many values in a text at once, blind to case, and puts others in their place.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ocks {

class Scrubber {
public:
    /// From value, in lower case and at least six bytes long, to what is to stand in its place.
    explicit Scrubber(const std::map<std::string, std::string>& replacements);

    struct Scrubbed {
        std::string text;
        std::uint64_t replaced = 0;
    };

    /// The leftmost value counts, and of those that start there the longest. Pseudonyms stay as they are.
    [[nodiscard]] Scrubbed scrubbed(std::string_view text) const;

    /// Where one of the values still stands.
    [[nodiscard]] std::optional<std::size_t> find(std::string_view text) const;

private:
    struct Entry {
        std::string value;
        std::string replacement;
    };
    struct Match {
        std::size_t length = 0;        ///< 0: nothing starts here
        const Entry* entry = nullptr;  ///< null for a pseudonym
    };
    [[nodiscard]] Match match_at(std::string_view lower, std::size_t offset) const;

    std::unordered_map<std::uint64_t, std::vector<Entry>> m_by_start;  ///< the first six bytes, longest first
};

}  // namespace ocks
