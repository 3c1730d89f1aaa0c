// SPDX-License-Identifier: GPL-3.0-or-later
/// What there is to say of a request that is over, for counts and for the record. Nothing of its body, its headers or
/// its query: what somebody searches for is his own.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace ocks::http {

struct Observed {
    std::string request = {};     ///< its id
    std::string method = {};      ///< "GET"; "OTHER" for one that no route takes
    std::string path = {};        ///< as it was asked, at most 256 bytes: bytes of a stranger
    std::string_view route = {};  ///< the pattern that took it, "/listings/{}"; empty if none did
    unsigned status = 0;          ///< 0 if the connection ended before an answer
    std::string problem = {};     ///< code of what was wrong: "too-large"
    std::string location = {};    ///< where the answer says that something is: the listing of a receipt
    std::size_t received = 0;     ///< bytes of its body
    std::size_t sent = 0;         ///< bytes of the answer's body
    std::chrono::nanoseconds took{};
};

/// Called on the threads of the server, several at a time.
using Observer = std::function<void(const Observed& request)>;

}  // namespace ocks::http
