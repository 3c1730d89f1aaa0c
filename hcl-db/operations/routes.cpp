// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/operations/routes.hpp"

#include "hcl-db/operations/prometheus.hpp"

namespace ocks::operations {

using http::Method;
using http::Request;
using http::Response;

http::Application private_application(const Counters& counters, const Published& published, Store& store)
{
    http::Application application;
    application.refuse = [](const Problem& problem, const Request& /*request*/) {
        return http::to_response(problem);
    };
    application.routes.push_back({Method::get, "/metrics", [&counters, &published](const Request& /*request*/) {
                                      return Response{.status = 200,
                                                      .type = std::string{prometheus_type},
                                                      .body = to_prometheus(counters.figures(published.built())),
                                                      .headers = {{"Cache-Control", "no-store"}}};
                                  }});
    application.routes.push_back({Method::get, "/healthz", [&store](const Request& /*request*/) {
                                      return health(store);
                                  }});
    return application;
}

Response health(Store& store)
{
    if (const auto seq = store.change_seq(); !seq)
        return {.status = 503, .body = "store: " + to_string(seq.error()) + "\n", .headers = {{"X-Problem", "store"}}};
    return {.status = 200, .body = "ok\n", .headers = {{"Cache-Control", "no-store"}}};
}

}  // namespace ocks::operations
