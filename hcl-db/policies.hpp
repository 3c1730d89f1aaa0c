// SPDX-License-Identifier: GPL-3.0-or-later
/// The policies that this HCL has published. A report that was judged by any other is refused.
#pragma once

#include "core/policy.hpp"
#include "core/result.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace ocks {

struct PublishedPolicy {
    Policy policy;
    std::string text;  ///< kept with the submission, so that a listing can be computed again for ever
};

/// By SHA-256 of the file: a policy with one digit changed is another policy.
using Policies = std::map<std::string, PublishedPolicy, std::less<>>;

/// Every *.toml of a directory; one that cannot be read or understood is an error, none at all is one too.
[[nodiscard]] Result<Policies> load_policies(const std::string& directory);

}  // namespace ocks
