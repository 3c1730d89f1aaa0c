// SPDX-License-Identifier: GPL-3.0-or-later
/// The HCL as an HTTP application: its routes over a store, an index and a gate.
#pragma once

#include "hcl-db/http/server.hpp"
#include "hcl-db/ingest.hpp"
#include "hcl-db/published.hpp"

#include <mutex>

namespace ocks::site {

class Application {
public:
    Application(Store& store, Published& published, const Gate& gate)
        : m_store(store), m_published(published), m_gate(gate)
    {
    }

    /// The routes refer to this object, which must outlive whoever serves them.
    [[nodiscard]] http::Application routes();

private:
    [[nodiscard]] http::Response home(const http::Request& request);
    [[nodiscard]] http::Response listing(const http::Request& request);
    [[nodiscard]] http::Response component(const http::Request& request);
    [[nodiscard]] http::Response report_xml(const http::Request& request);
    [[nodiscard]] http::Response bundle(const http::Request& request);
    [[nodiscard]] http::Response submit(const http::Request& request);
    [[nodiscard]] http::Response health();

    Store& m_store;
    Published& m_published;
    const Gate& m_gate;
    std::timed_mutex m_ingesting;  ///< one at a time: unpacking takes memory, and a submission is rare
};

}  // namespace ocks::site
