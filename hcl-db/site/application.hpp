// SPDX-License-Identifier: GPL-3.0-or-later
/// The HCL as an HTTP application: its pages over a store, an index and a gate.
#pragma once

#include "drivers-matrix/file/matrix_file.hpp"
#include "hcl-db/http/server.hpp"
#include "hcl-db/ingest.hpp"
#include "hcl-db/published.hpp"
#include "hcl-db/site/cache.hpp"
#include "hcl-db/site/endpoints.hpp"

#include <mutex>
#include <vector>

namespace ocks::site {

class Application {
public:
    /// `matrices` are of the kernels that machines can be checked against.
    Application(Store& store, Published& published, const Gate& gate, std::vector<const MatrixView*> matrices = {});

    /// The routes refer to this object, which must outlive whoever serves them.
    [[nodiscard]] http::Application routes();

private:
    [[nodiscard]] http::Response answer(const Endpoint& endpoint, const http::Request& request);
    [[nodiscard]] http::Response submit(const http::Request& request);

    Store& m_store;
    Published& m_published;
    const Gate& m_gate;
    std::vector<const MatrixView*> m_matrices;
    Cache m_cache;
    std::timed_mutex m_ingesting;  ///< one at a time: unpacking takes memory, and a submission is rare
};

/// Takes from the path of a request what says how it is to be answered and not what: a language before it, /api/v1
/// before it, .json behind it.
void enter(http::Request& request);

}  // namespace ocks::site
