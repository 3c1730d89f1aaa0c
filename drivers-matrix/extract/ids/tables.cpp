// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers-matrix/extract/ids/tables.hpp"

#include "drivers-matrix/extract/ids/fields.hpp"
#include "drivers-matrix/extract/ids/layouts.hpp"

#include <algorithm>

namespace ocks {
namespace {

std::uint32_t number_of_width(std::string_view entry, unsigned offset, unsigned width)
{
    std::uint32_t value = 0;
    std::memcpy(&value, entry.data() + offset, width);
    return value;
}

std::string alias_of(const NumberLayout& layout, std::string_view entry)
{
    const auto flags = number_of_width(entry, 0, layout.flags_width);
    std::string alias{layout.prefix};
    for (const auto& field : layout.fields) {
        const auto value = number_of_width(entry, field.offset, field.width);
        const bool given = field.given == IdNumber::Given::always ||
                           (field.given == IdNumber::Given::unless && value != field.operand) ||
                           (field.given == IdNumber::Given::flagged && (flags & field.operand) != 0);
        alias += field.label;
        alias += given ? fmt::format("{:0{}X}", value, field.width * 2) : "*";
    }
    if (layout.open_ended)
        add_wildcard(alias);
    return alias;
}

/// Hands each entry but the terminator to `take`.
template <class Take>
Result<std::vector<std::string>> each_entry(std::string_view bus, std::string_view bytes, std::size_t size, Take take)
{
    std::vector<std::string> aliases;
    if (bytes.empty() || bytes.size() % size != 0)
        return fail(Errc::malformed,
                    std::string{bus},
                    fmt::format("a table of {} bytes is not a number of entries of {}", bytes.size(), size));
    const auto last = bytes.size() - size;
    if (bytes.find_first_not_of('\0', last) != std::string_view::npos)
        return fail(Errc::malformed, std::string{bus}, "the table has no all-zero entry at its end");
    for (std::size_t at = 0; at < last; at += size)
        take(bytes.substr(at, size), aliases);
    return aliases;
}

}  // namespace

Result<std::vector<std::string>> aliases_of_table(std::string_view bus, std::string_view bytes)
{
    const auto special = special_layouts();
    if (const auto found = std::ranges::find(special, bus, &IdLayout::bus); found != special.end())
        return each_entry(bus, bytes, found->size, found->decode);

    const auto numbers = number_layouts();
    if (const auto found = std::ranges::find(numbers, bus, &NumberLayout::bus); found != numbers.end())
        return each_entry(bus, bytes, found->size, [&](std::string_view entry, std::vector<std::string>& aliases) {
            aliases.push_back(alias_of(*found, entry));
        });

    const auto names = name_layouts();
    if (const auto found = std::ranges::find(names, bus, &NameLayout::bus); found != names.end())
        return each_entry(bus, bytes, found->size, [&](std::string_view entry, std::vector<std::string>& aliases) {
            aliases.push_back(std::string{found->prefix} + std::string{text_in(entry, 0, found->name_size)});
        });
    return fail(Errc::absent, std::string{bus}, "device tables of this bus are not known to us");
}

}  // namespace ocks
