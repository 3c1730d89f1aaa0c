// SPDX-License-Identifier: GPL-3.0-or-later
/// What a server has done since it was started, as numbers.
#pragma once

#include "core/result.hpp"
#include "hcl-db/built_indexes.hpp"
#include "hcl-db/http/observed.hpp"

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace ocks::operations {

/// The upper ends of the classes that durations are counted in, in seconds. 0.01 and 0.015 are what a listing and a
/// search may take.
inline constexpr std::array<double, 13> duration_ends{
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5};

struct Durations {
    std::array<std::uint64_t, duration_ends.size() + 1>
        counts{};  ///< of each class; the last is of all that took longer
    std::chrono::nanoseconds sum{};

    void add(std::chrono::nanoseconds duration);

    friend bool operator==(const Durations&, const Durations&) = default;
};

struct Figures {
    std::map<std::pair<std::string, unsigned>, std::uint64_t> requests;  ///< by route and status
    std::map<std::string, Durations> durations;                          ///< by route
    std::uint64_t accepted = 0;                                          ///< uploads
    std::uint64_t known = 0;                                             ///< uploads of bytes that were there already
    std::map<std::string, std::uint64_t> refused;                        ///< uploads by reason
    std::map<std::string, std::uint64_t> store_errors;                   ///< by kind
    BuiltIndexes indexes;
    std::int64_t started = 0;  ///< seconds since 1970
};

/// Where submissions are taken.
inline constexpr std::string_view uploads_route = "/api/v1/submissions";

/// How an upload ended: "accepted", "known", "refused"; empty for a request that is none.
[[nodiscard]] std::string_view upload_outcome(const http::Observed& request);

/// Why: the code of the problem, or "cut-off" if the connection ended.
[[nodiscard]] std::string refusal_of(const http::Observed& request);

/// May be used from several threads.
class Counters {
public:
    explicit Counters(std::chrono::system_clock::time_point started);

    void count(const http::Observed& request);
    void count(const Error& of_store);

    [[nodiscard]] Figures figures(const BuiltIndexes& indexes) const;

private:
    mutable std::mutex m_mutex;
    Figures m_figures;
};

}  // namespace ocks::operations
