// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshot/form.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ocks::snapshot_form {
namespace {

constexpr auto accesses = std::to_array<std::pair<Access, std::string_view>>({
    {Access::list, "list"},
    {Access::read, "read"},
    {Access::link, "link"},
});

constexpr auto codes = std::to_array<std::pair<Errc, std::string_view>>({
    {Errc::absent, "absent"},
    {Errc::denied, "denied"},
    {Errc::malformed, "malformed"},
    {Errc::io, "refused"},
});

template <class Value, std::size_t size>
std::string_view word_in(const std::array<std::pair<Value, std::string_view>, size>& table, Value value)
{
    return std::ranges::find(table, value, [](const auto& row) { return row.first; })->second;
}

template <class Value, std::size_t size>
std::optional<Value> value_in(const std::array<std::pair<Value, std::string_view>, size>& table, std::string_view word)
{
    const auto* const row = std::ranges::find(table, word, [](const auto& each) { return each.second; });
    return row == table.end() ? std::nullopt : std::optional{row->first};
}

}  // namespace

std::string_view word_of(Access access)
{
    return word_in(accesses, access);
}

std::optional<Access> access_of(std::string_view word)
{
    return value_in(accesses, word);
}

std::string_view word_of(Errc code)
{
    return word_in(codes, code);
}

std::optional<Errc> code_of(std::string_view word)
{
    return value_in(codes, word);
}

std::string offset_text(std::size_t offset)
{
    constexpr std::string_view digits = "0123456789abcdef";
    constexpr std::size_t shortest = 4;
    std::string text;
    for (; offset > 0 || text.size() < shortest; offset >>= 4U)
        text.insert(text.begin(), digits[offset & 0xfU]);
    return text;
}

}  // namespace ocks::snapshot_form
