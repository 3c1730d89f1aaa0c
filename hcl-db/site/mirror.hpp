// SPDX-License-Identifier: GPL-3.0-or-later
/// The whole site as files, for a server that can do nothing but serve files, or for no server at all.
#pragma once

#include "hcl-db/site/endpoints.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace ocks::site {

struct MirrorFile {
    std::string path;  ///< below the directory of the mirror: "zh/listings/8c1f03aa52b7e610/index.html"
    std::string content;
};

/// Every file of the mirror, one after the other, in one order. Pages in English stand where no language is named.
/// Stops at the first that cannot be made or taken.
[[nodiscard]] Result<std::size_t> make_mirror(const Sources& sources,
                                              const std::function<Result<void>(const MirrorFile& file)>& take);

}  // namespace ocks::site
