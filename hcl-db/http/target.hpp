// SPDX-License-Identifier: GPL-3.0-or-later
/// What stands between the method and the version of a request: a path and a query, decoded once.
#pragma once

#include "core/result.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ocks::http {

struct Target {
    std::vector<std::string> segments;                      ///< of the path, decoded; "/" has none
    std::map<std::string, std::string, std::less<>> query;  ///< of parameters that come twice, the first

    friend bool operator==(const Target&, const Target&) = default;
};

/// malformed for what no browser sends: no leading slash, a broken escape, control characters, bytes that
/// are not UTF-8, segments "." and ".." or with a slash inside, more than 32 parameters.
[[nodiscard]] Result<Target> parse_target(std::string_view target);

/// A query parameter; empty if there is none of that name.
[[nodiscard]] std::string_view parameter(const Target& target, std::string_view name);

/// Percent-encoded, so that it is one segment of a path or one value of a query whatever it holds.
[[nodiscard]] std::string encoded(std::string_view text);

}  // namespace ocks::http
