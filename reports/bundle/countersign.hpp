// SPDX-License-Identifier: GPL-3.0-or-later
/// One more signature below a bundle's manifest: that of a vendor below a laboratory's, or of a key that never was on
/// the server under test. Nothing else of the bundle changes.
#pragma once

#include "core/result.hpp"
#include "reports/signature/key.hpp"

#include <string>
#include <string_view>

namespace ocks {

/// denied if this key has signed it already, malformed if it is no bundle or its report contradicts itself: what
/// does not hold is not to be signed. Whose the signatures above are is for verify() to say.
[[nodiscard]] Result<std::string> countersigned(std::string_view bundle, const SigningKey& key);

}  // namespace ocks
