// SPDX-License-Identifier: GPL-3.0-or-later
/// A log as files that never change: C2SP tlog-tiles (https://c2sp.org/tlog-tiles).
#pragma once

#include "core/result.hpp"
#include "reports/transparency/merkle.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks::log {

inline constexpr std::uint64_t tile_width = 256;

/// Of hashes, or of the entries themselves.
struct TileName {
    bool entries = false;
    unsigned level = 0;  ///< of hashes; 0 for entries
    std::uint64_t number = 0;
    std::uint64_t width = tile_width;  ///< how many it holds: fewer for the last one of a level

    friend bool operator==(const TileName&, const TileName&) = default;
};

/// "tile/0/x001/x234/067.p/8" or "tile/entries/000".
[[nodiscard]] std::string to_path(const TileName& name);

/// Of path segments behind "tile". Nothing unless to_path() writes exactly this.
[[nodiscard]] std::optional<TileName> parse_tile_name(std::span<const std::string> segments);

/// The hashes of a tile of a tree of this size; empty if the tree has no such tile.
[[nodiscard]] std::string tile_of(const Tree& tree, std::uint64_t size, const TileName& name);

/// Whether a tree of this size has such a tile.
[[nodiscard]] bool has_tile(std::uint64_t size, const TileName& name);

/// Each with its length in two bytes before it.
[[nodiscard]] std::string entry_bundle(std::span<const std::string> entries);
[[nodiscard]] Result<std::vector<std::string>> parse_entry_bundle(std::string_view bytes);

}  // namespace ocks::log
