// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/operations/counters.hpp"

#include "core/errc.hpp"

#include <algorithm>

namespace ocks::operations {
namespace {

/// Addresses that nothing takes are one class: a stranger thinks of as many as he likes.
std::string class_of(const http::Observed& request)
{
    return request.route.empty() ? "none" : std::string{request.route};
}

}  // namespace

void Durations::add(std::chrono::nanoseconds duration)
{
    const double seconds = std::chrono::duration<double>{duration}.count();
    const auto* const end = std::ranges::lower_bound(duration_ends, seconds);
    ++counts.at(static_cast<std::size_t>(end - duration_ends.begin()));
    sum += duration;
}

std::string_view upload_outcome(const http::Observed& request)
{
    if (request.route != uploads_route)
        return {};
    if (request.status == 201)
        return "accepted";
    return request.status == 200 ? "known" : "refused";
}

std::string refusal_of(const http::Observed& request)
{
    if (request.status == 0)
        return "cut-off";
    return request.problem;
}

Counters::Counters(std::chrono::system_clock::time_point started)
{
    m_figures.started = std::chrono::duration_cast<std::chrono::seconds>(started.time_since_epoch()).count();
    for (const Errc code : all_errc)
        m_figures.store_errors[std::string{to_string(code)}] = 0;
}

void Counters::count(const http::Observed& request)
{
    const std::string route = class_of(request);
    const std::lock_guard lock{m_mutex};
    ++m_figures.requests[{route, request.status}];
    m_figures.durations[route].add(request.took);
    const std::string_view outcome = upload_outcome(request);
    if (outcome == "accepted")
        ++m_figures.accepted;
    else if (outcome == "known")
        ++m_figures.known;
    else if (outcome == "refused")
        ++m_figures.refused[refusal_of(request)];
}

void Counters::count(const Error& of_store)
{
    const std::lock_guard lock{m_mutex};
    ++m_figures.store_errors[std::string{to_string(of_store.code)}];
}

Figures Counters::figures(const BuiltIndexes& indexes) const
{
    const std::lock_guard lock{m_mutex};
    Figures figures = m_figures;
    figures.indexes = indexes;
    return figures;
}

}  // namespace ocks::operations
