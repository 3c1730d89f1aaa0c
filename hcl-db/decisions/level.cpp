// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/decisions/level.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace ocks {
namespace {

constexpr auto levels = std::to_array<Level>({Level::certified_plus, Level::certified, Level::ready, Level::none});

constexpr auto statuses = std::to_array<Status>({Status::published,
                                                 Status::lapsed,
                                                 Status::candidate,
                                                 Status::embargoed,
                                                 Status::rejected,
                                                 Status::withdrawn,
                                                 Status::revoked});

}  // namespace

std::string_view to_string(Level level)
{
    switch (level) {
    case Level::none:
        return "none";
    case Level::ready:
        return "ready";
    case Level::certified:
        return "certified";
    case Level::certified_plus:
        return "certified-plus";
    }
    return "";
}

std::string_view to_string(Status status)
{
    switch (status) {
    case Status::candidate:
        return "candidate";
    case Status::embargoed:
        return "embargoed";
    case Status::published:
        return "published";
    case Status::lapsed:
        return "lapsed";
    case Status::rejected:
        return "rejected";
    case Status::withdrawn:
        return "withdrawn";
    case Status::revoked:
        return "revoked";
    }
    return "";
}

Result<Level> parse_level(std::string_view word)
{
    const auto* const found = std::ranges::find(levels, word, [](Level level) { return to_string(level); });
    if (found == levels.end() || *found == Level::none)
        return fail(Errc::malformed, std::string{word}, "no level: ready, certified or certified-plus");
    return *found;
}

std::span<const Level> all_levels()
{
    return levels;
}

std::span<const Status> all_statuses()
{
    return statuses;
}

bool is_public(Status status)
{
    return status == Status::published || status == Status::lapsed || status == Status::withdrawn ||
           status == Status::revoked;
}

}  // namespace ocks
