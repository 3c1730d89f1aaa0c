// SPDX-License-Identifier: GPL-3.0-or-later
/// HTTP by the program curl (decision 0016): a verb that needs the net pays for it, every other one starts without.
#pragma once

#include "core/command.hpp"

#include <string>
#include <vector>

namespace ocks::verbs {

struct HttpAnswer {
    long status = 0;  ///< as RFC 9110 numbers them; 404 is an answer, not an error
    std::string body = {};
};

/// The answers in the order of the questions, all over one connection if the server keeps it.
/// absent: curl is not installed. io: no answer, with curl's reason; malformed: more than an HCL has to say.
[[nodiscard]] Result<std::vector<HttpAnswer>> http_get(Runner& runner, const std::vector<std::string>& urls);

/// Sends bytes. Errors as above.
[[nodiscard]] Result<HttpAnswer>
http_post(Runner& runner, const std::string& url, const std::string& type, std::string body);

}  // namespace ocks::verbs
