// SPDX-License-Identifier: GPL-3.0-or-later
/// One request over a real socket, by libcurl.
#pragma once

#include <string>
#include <string_view>

namespace ocks::testing {

/// The answer, its head included. Throws if there is none.
[[nodiscard]] std::string fetch(const std::string& url, const std::string& header = {});

/// The same for a bundle that is uploaded.
[[nodiscard]] std::string upload(const std::string& url, std::string_view bundle);

}  // namespace ocks::testing
