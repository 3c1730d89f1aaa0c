// SPDX-License-Identifier: GPL-3.0-or-later
/// How much a listing says, and where it stands.
#pragma once

#include "core/result.hpp"

#include <span>
#include <string_view>

namespace ocks {

/// From least to most.
enum class Level {
    none,            ///< nobody has awarded anything
    ready,           ///< it boots, and what was tried works
    certified,       ///< the whole plan of a certifying profile passed, for a run that this HCL gave a ticket for
    certified_plus,  ///< and two maintainers stand for it
};

enum class Status {
    candidate,  ///< received, and nobody has decided
    embargoed,  ///< decided or not, it is not to be seen before a day
    published,
    lapsed,  ///< it was published; its time is over, or a waiver that it stood on has expired
    rejected,
    withdrawn,  ///< by its vendor
    revoked,    ///< by the maintainers, for good
};

[[nodiscard]] std::string_view to_string(Level level);
[[nodiscard]] std::string_view to_string(Status status);

[[nodiscard]] Result<Level> parse_level(std::string_view word);

/// Best first: the order in which they are shown.
[[nodiscard]] std::span<const Level> all_levels();
[[nodiscard]] std::span<const Status> all_statuses();

/// Whether anybody may see it in a list. A candidate or a rejected run is known to whoever has its address.
[[nodiscard]] bool is_public(Status status);

}  // namespace ocks
