// SPDX-License-Identifier: GPL-3.0-or-later
/// One request on its way in: what may be said of it from its head alone, its body piece by piece, its answer.
#pragma once

#include "hcl-db/http/server.hpp"

#include <atomic>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ocks::http {

/// Bytes of memory that bodies may still take, all connections together.
struct Budget {
    std::atomic<std::size_t> left{0};
};

struct Headers {
    std::string content_type;
    std::string host;
    std::string accept;
    std::string accept_language;
    std::string if_none_match;
    std::string transfer_encoding;
    std::string expect;
    std::string request_id;                    ///< ours, or that of the proxy in front
    std::vector<std::string> content_lengths;  ///< all of them: two are an attack
};

class Exchange {
public:
    explicit Exchange(std::string target);
    Exchange(const Exchange&) = delete;
    Exchange(Exchange&&) = delete;
    Exchange& operator=(const Exchange&) = delete;
    Exchange& operator=(Exchange&&) = delete;
    ~Exchange();

    [[nodiscard]] bool has_head() const { return m_application != nullptr; }

    /// An answer if the request is refused before its body is read; nothing if it may go on.
    [[nodiscard]] std::optional<Response>
    take_head(std::string_view method, const Headers& headers, const Application& application, Budget& budget);

    /// False if the request took too long, or was refused and does not stop sending.
    [[nodiscard]] bool take(std::string_view piece, std::chrono::seconds deadline);

    /// The request was answered from its head while its body was on its way: what still comes is thrown away.
    void discard_body() { m_discarding = true; }
    [[nodiscard]] bool is_discarding() const { return m_discarding; }

    /// To be called once, when the body is complete.
    [[nodiscard]] Response answer();

    /// Gives the answer the name of its request. To be called for every answer before it is sent.
    void note(Response& answer);

    /// To be called when nothing more comes of it.
    [[nodiscard]] Observed observed() const;

private:
    [[nodiscard]] std::optional<Problem> checked_length(const Headers& headers, std::size_t& length) const;
    [[nodiscard]] std::optional<Problem> checked_body(const Headers& headers, Budget& budget);

    std::string m_target;
    std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
    const Application* m_application = nullptr;
    const Route* m_route = nullptr;
    Request m_request;
    Budget* m_budget = nullptr;
    std::size_t m_reserved = 0;
    bool m_discarding = false;
    std::size_t m_discarded = 0;
    Observed m_observed;
};

}  // namespace ocks::http
