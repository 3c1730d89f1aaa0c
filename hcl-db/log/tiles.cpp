// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/log/tiles.hpp"

#include "core/text.hpp"

#include <fmt/format.h>

namespace ocks::log {
namespace {

constexpr unsigned bits_of_tile = 8;

/// How many hashes the level of tiles has: one for each complete subtree.
std::uint64_t hashes_at(std::uint64_t size, unsigned level)
{
    return level * bits_of_tile >= 64 ? 0 : size >> (level * bits_of_tile);
}

std::optional<std::uint64_t> number_of(std::string_view text)
{
    const auto number = parse_unsigned(text);
    return number ? std::optional(*number) : std::nullopt;
}

/// "x001", "x234", "067": three digits a segment, of which the last may say that its tile is partial.
std::optional<std::uint64_t> number_in(std::span<const std::string> segments)
{
    if (segments.size() > 6)
        return {};
    std::uint64_t number = 0;
    for (const std::string& segment : segments) {
        std::string_view digits = segment;
        if (digits.starts_with('x'))
            digits.remove_prefix(1);
        if (digits.ends_with(".p"))
            digits.remove_suffix(2);
        const auto part = number_of(digits);
        if (!part || *part > 999)
            return {};
        number = number * 1000 + *part;
    }
    return number;
}

}  // namespace

std::string to_path(const TileName& name)
{
    std::string number = fmt::format("{:03}", name.number % 1000);
    for (std::uint64_t rest = name.number / 1000; rest > 0; rest /= 1000)
        number = fmt::format("x{:03}/{}", rest % 1000, number);
    std::string path = name.entries ? "tile/entries/" + number : fmt::format("tile/{}/{}", name.level, number);
    return name.width == tile_width ? path : path + fmt::format(".p/{}", name.width);
}

std::optional<TileName> parse_tile_name(std::span<const std::string> segments)
{
    if (segments.size() < 2)
        return {};
    TileName name;
    name.entries = segments[0] == "entries";
    if (!name.entries) {
        const auto level = number_of(segments[0]);
        if (!level || *level > 63)
            return {};
        name.level = static_cast<unsigned>(*level);
    }
    std::span<const std::string> rest = segments.subspan(1);
    if (rest.size() >= 2 && rest[rest.size() - 2].ends_with(".p")) {
        const auto width = number_of(rest.back());
        if (!width || *width == 0 || *width >= tile_width)
            return {};
        name.width = *width;
        rest = rest.first(rest.size() - 1);
    }
    const auto number = number_in(rest);
    if (!number)
        return {};
    name.number = *number;
    // There is one way to write a name.
    return to_path(name) == fmt::format("tile/{}", fmt::join(segments, "/")) ? std::optional(name) : std::nullopt;
}

bool has_tile(std::uint64_t size, const TileName& name)
{
    const std::uint64_t hashes = hashes_at(size, name.level);
    // Compared by division: a stranger's number may be any.
    return name.number <= hashes / tile_width && name.number * tile_width + name.width <= hashes;
}

std::string tile_of(const Tree& tree, std::uint64_t size, const TileName& name)
{
    std::string bytes;
    if (!has_tile(size, name))
        return bytes;
    for (std::uint64_t at = 0; at < name.width; ++at) {
        const Hash& hash = tree.node(name.level * bits_of_tile, name.number * tile_width + at);
        bytes.append(hash.begin(), hash.end());
    }
    return bytes;
}

std::string entry_bundle(std::span<const std::string> entries)
{
    std::string bytes;
    for (const std::string& entry : entries) {
        bytes += static_cast<char>(entry.size() >> 8U);
        bytes += static_cast<char>(entry.size() & 0xffU);
        bytes += entry;
    }
    return bytes;
}

Result<std::vector<std::string>> parse_entry_bundle(std::string_view bytes)
{
    std::vector<std::string> entries;
    while (!bytes.empty()) {
        if (bytes.size() < 2)
            return fail(Errc::malformed, "entries", "end within a length");
        const std::size_t size =
            static_cast<std::size_t>(static_cast<unsigned char>(bytes[0])) << 8U | static_cast<unsigned char>(bytes[1]);
        bytes.remove_prefix(2);
        if (bytes.size() < size || entries.size() == tile_width)
            return fail(Errc::malformed, "entries", "end within an entry, or are more than a tile holds");
        entries.emplace_back(bytes.substr(0, size));
        bytes.remove_prefix(size);
    }
    return entries;
}

}  // namespace ocks::log
