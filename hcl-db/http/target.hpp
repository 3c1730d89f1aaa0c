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
    std::vector<std::string> segments;                           ///< of the path, decoded; "/" has none
    std::multimap<std::string, std::string, std::less<>> query;  ///< of one name in the order in which they came

    friend bool operator==(const Target&, const Target&) = default;
};

/// malformed for what no browser sends: no leading slash, a broken escape, control characters, bytes that
/// are not UTF-8, segments "." and ".." or with a slash inside, more than 64 parameters.
[[nodiscard]] Result<Target> parse_target(std::string_view target);

/// A query parameter, or the first of several; empty if there is none of that name.
[[nodiscard]] std::string_view parameter(const Target& target, std::string_view name);

/// All parameters of that name.
[[nodiscard]] std::vector<std::string_view> parameters(const Target& target, std::string_view name);

/// A form as a browser sends it: name=value&name=value. malformed for what no browser sends.
[[nodiscard]] Result<std::multimap<std::string, std::string, std::less<>>> parse_form(std::string_view text);

/// Percent-encoded, so that it is one segment of a path or one value of a query whatever it holds.
[[nodiscard]] std::string encoded(std::string_view text);

}  // namespace ocks::http
