// SPDX-License-Identifier: GPL-3.0-or-later
/// Which function answers which path. A table of values, in the order in which they are tried.
#pragma once

#include "hcl-db/http/message.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ocks::http {

struct Route {
    Method method = Method::get;
    std::string_view pattern = {};  ///< "/listings/{}/report.xml"; a {} is any one segment
    std::function<Response(const Request& request)> handler = {};
    std::size_t body_limit = 0;                        ///< bytes; 0 if no body is taken
    std::vector<std::string_view> content_types = {};  ///< that a body may have
};

struct Match {
    const Route* route = nullptr;       ///< null if no route takes this path with this method
    std::vector<std::string> captured;  ///< what stood for each {}
    std::string allowed;                ///< the methods that the path would take, as the header Allow lists them
};

[[nodiscard]] Match match(std::span<const Route> routes, Method method, const std::vector<std::string>& segments);

}  // namespace ocks::http
