// SPDX-License-Identifier: GPL-3.0-or-later
/// What pages are made of. Each is a function of these and of a request, and of nothing else.
#pragma once

#include "drivers-matrix/file/matrix_file.hpp"
#include "hcl-db/http/message.hpp"
#include "hcl-db/index/index.hpp"
#include "hcl-db/policies.hpp"
#include "hcl-db/published.hpp"
#include "hcl-db/store/store.hpp"

#include <span>

namespace ocks::site {

struct Sources {
    const Index& index;
    Published& published;  ///< for what an index leaves out of a listing
    Store& store;
    const Policies& policies;
    std::span<const MatrixView* const> matrices;  ///< of the kernels that this HCL knows, by release and architecture
};

using PageFunction = http::Response (*)(const Sources& sources, const http::Request& request);

}  // namespace ocks::site
