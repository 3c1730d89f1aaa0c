// SPDX-License-Identifier: GPL-3.0-or-later
#include "probes/cpu_list.hpp"

#include "core/text.hpp"

#include <algorithm>
#include <cstdint>

namespace ocks {

std::string to_cpu_list(std::vector<unsigned> numbers)
{
    std::ranges::sort(numbers);
    std::string list;
    for (std::size_t first = 0; first < numbers.size();) {
        std::size_t last = first;
        while (last + 1 < numbers.size() && numbers[last + 1] <= numbers[last] + 1)
            ++last;
        list += list.empty() ? "" : ",";
        list += std::to_string(numbers[first]);
        if (numbers[last] != numbers[first])
            list += "-" + std::to_string(numbers[last]);
        first = last + 1;
    }
    return list;
}

Result<std::vector<unsigned>> parse_cpu_map(std::string_view text)
{
    constexpr unsigned word_bits = 32;
    constexpr std::uint64_t largest_word = 0xffffffffU;
    std::vector<std::string_view> words = split(trimmed(text), ',');
    std::ranges::reverse(words);
    std::vector<unsigned> numbers;
    unsigned first = 0;
    for (const std::string_view word : words) {
        const auto bits = parse_hexadecimal(word);
        if (!bits || *bits > largest_word)
            return fail(Errc::malformed, std::string{text}, "not a map of CPUs");
        for (unsigned bit = 0; bit < word_bits; ++bit) {
            if ((*bits >> bit & 1U) != 0)
                numbers.push_back(first + bit);
        }
        first += word_bits;
    }
    return numbers;
}

}  // namespace ocks
