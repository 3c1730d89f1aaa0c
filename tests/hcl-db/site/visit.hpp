// SPDX-License-Identifier: GPL-3.0-or-later
/// The pages asked without a socket: an address in, an answer out.
#pragma once

#include "hcl-db/site/application.hpp"
#include "tests/hcl-db/fixture.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ocks::testing {

/// A server's driver matrix with e1000e for the card of good_run(), and nothing else.
[[nodiscard]] std::string small_matrix();

struct Pages {
    Pages();

    /// The id of a new listing that is published.
    std::string add(const Ingredients& run);

    /// The id of one of which nobody has decided yet.
    std::string submit(const Ingredients& run);

    [[nodiscard]] http::Response ask(http::Request request, std::string_view target);
    [[nodiscard]] http::Response get(std::string_view target, std::string_view accept_language = {});
    [[nodiscard]] http::Response post(std::string_view target, std::string_view type, std::string_view body);

    /// The answer's body, when it is a good one; else its status.
    [[nodiscard]] std::string page(std::string_view target, std::string_view accept_language = {});

    Shelf shelf;
    Gate ours = gate();
    Published published{*shelf.store};
    std::string matrix_bytes = small_matrix();
    MatrixView matrix = MatrixView::parse(matrix_bytes, "test.matrix").value();
    site::Application application{*shelf.store, published, ours, {&matrix}};
    http::Application routes = application.routes();
};

[[nodiscard]] bool has(std::string_view text, std::string_view part);
[[nodiscard]] std::string header(const http::Response& response, std::string_view name);

}  // namespace ocks::testing
