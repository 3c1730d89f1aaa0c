// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/memory/pattern.hpp"

#include <atomic>

namespace ocks {
namespace {

/// Sebastiano Vigna's splitmix64: any word of the sequence by its index, so that nothing has to be remembered.
std::uint64_t mixed(std::uint64_t seed, std::uint64_t index)
{
    std::uint64_t word = seed + (index + 1) * 0x9e3779b97f4a7c15U;
    word = (word ^ (word >> 30U)) * 0xbf58476d1ce4e5b9U;
    word = (word ^ (word >> 27U)) * 0x94d049bb133111ebU;
    return word ^ (word >> 31U);
}

/// One loop for each pattern, so that the choice is not made again for every word.
template <class Word>
void fill_with(std::span<std::uint64_t> words, Word word)
{
    for (std::uint64_t index = 0; index < words.size(); ++index)
        words[index] = word(index);
}

template <class Word>
std::uint64_t count_different(std::span<const std::uint64_t> words, Word word)
{
    std::uint64_t count = 0;
    for (std::uint64_t index = 0; index < words.size(); ++index)
        count += words[index] != word(index) ? 1U : 0U;
    return count;
}

template <class Action>
auto with_word_of(MemoryPattern pattern, std::uint64_t seed, Action action)
{
    switch (pattern) {
    case MemoryPattern::random:
        return action([=](std::uint64_t index) { return mixed(seed, index); });
    case MemoryPattern::random_inverse:
        return action([=](std::uint64_t index) { return ~mixed(seed, index); });
    case MemoryPattern::walking_ones:
        return action([](std::uint64_t index) { return std::uint64_t{1} << (index % 64); });
    case MemoryPattern::walking_zeros:
        return action([](std::uint64_t index) { return ~(std::uint64_t{1} << (index % 64)); });
    case MemoryPattern::address:
        break;
    }
    return action([=](std::uint64_t index) { return seed + index; });
}

}  // namespace

std::uint64_t pattern_word(MemoryPattern pattern, std::uint64_t seed, std::uint64_t index)
{
    return with_word_of(pattern, seed, [=](auto word) { return std::uint64_t{word(index)}; });
}

void fill(std::span<std::uint64_t> words, MemoryPattern pattern, std::uint64_t seed)
{
    with_word_of(pattern, seed, [=](auto word) { fill_with(words, word); });
    // What is compared later comes from memory, not from what the compiler knows.
    std::atomic_signal_fence(std::memory_order_seq_cst);
}

std::uint64_t mismatches(std::span<const std::uint64_t> words, MemoryPattern pattern, std::uint64_t seed)
{
    std::atomic_signal_fence(std::memory_order_seq_cst);
    return with_word_of(pattern, seed, [=](auto word) { return count_different(words, word); });
}

}  // namespace ocks
