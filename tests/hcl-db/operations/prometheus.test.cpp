// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/operations/prometheus.hpp"

#include "tests/support/catch.hpp"

using namespace ocks;
using namespace ocks::operations;
using namespace std::chrono_literals;

namespace {

http::Observed request(std::string_view route, unsigned status, std::chrono::nanoseconds took, std::string problem = {})
{
    return {.request = "1-1",
            .method = "GET",
            .path = "/asked",
            .route = route,
            .status = status,
            .problem = std::move(problem),
            .took = took};
}

bool has(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("requests are counted by route and status, and their durations fall into classes")
{
    Counters counters{std::chrono::system_clock::from_time_t(1'770'811'200)};
    counters.count(request("/listings/{}", 200, 10ms));  // the end of a class is in it
    counters.count(request("/listings/{}", 200, 10001us));
    counters.count(request("/listings/{}", 404, 7s));
    counters.count(request({}, 404, 1us));
    const std::string text = to_prometheus(counters.figures({}));
    CHECK(has(text, "ocks_hcl_start_time_seconds 1770811200\n"));
    CHECK(has(text,
              "# TYPE ocks_hcl_requests_total counter\n"
              "ocks_hcl_requests_total{route=\"/listings/{}\",status=\"200\"} 2\n"
              "ocks_hcl_requests_total{route=\"/listings/{}\",status=\"404\"} 1\n"
              "ocks_hcl_requests_total{route=\"none\",status=\"404\"} 1\n"));
    CHECK(has(text,
              "ocks_hcl_request_duration_seconds_bucket{route=\"/listings/{}\",le=\"0.005\"} 0\n"
              "ocks_hcl_request_duration_seconds_bucket{route=\"/listings/{}\",le=\"0.01\"} 1\n"
              "ocks_hcl_request_duration_seconds_bucket{route=\"/listings/{}\",le=\"0.015\"} 2\n"));
    CHECK(has(text,
              "ocks_hcl_request_duration_seconds_bucket{route=\"/listings/{}\",le=\"5\"} 2\n"
              "ocks_hcl_request_duration_seconds_bucket{route=\"/listings/{}\",le=\"+Inf\"} 3\n"
              "ocks_hcl_request_duration_seconds_sum{route=\"/listings/{}\"} 7.020001\n"
              "ocks_hcl_request_duration_seconds_count{route=\"/listings/{}\"} 3\n"));
}

TEST_CASE("uploads are accepted, known, or refused for a reason")
{
    Counters counters{{}};
    counters.count(request(uploads_route, 201, 1ms));
    counters.count(request(uploads_route, 200, 1ms));
    counters.count(request(uploads_route, 422, 1ms, "schema"));
    counters.count(request(uploads_route, 413, 1ms, "too-large"));
    counters.count(request(uploads_route, 0, 1ms));
    const std::string text = to_prometheus(counters.figures({}));
    CHECK(has(text, "\nocks_hcl_uploads_accepted_total 1\n"));
    CHECK(has(text, "\nocks_hcl_uploads_known_total 1\n"));
    CHECK(has(text,
              "# TYPE ocks_hcl_uploads_refused_total counter\n"
              "ocks_hcl_uploads_refused_total{reason=\"cut-off\"} 1\n"
              "ocks_hcl_uploads_refused_total{reason=\"schema\"} 1\n"
              "ocks_hcl_uploads_refused_total{reason=\"too-large\"} 1\n"));
    CHECK(upload_outcome(request("/listings", 200, 1ms)).empty());
}

TEST_CASE("listings, indexes and errors of the store are figures too")
{
    Counters counters{{}};
    counters.count(Error{Errc::io, "hcl.sqlite", "disk I/O error"});
    const BuiltIndexes indexes{.count = 2,
                               .last = 250ms,
                               .total = 1250ms,
                               .change_seq = 17,
                               .listings = {{Status::published, 3}, {Status::candidate, 1}}};
    const std::string text = to_prometheus(counters.figures(indexes));
    CHECK(has(text, "ocks_hcl_listings{status=\"published\"} 3\n"));
    CHECK(has(text, "ocks_hcl_listings{status=\"candidate\"} 1\n"));
    CHECK(has(text, "ocks_hcl_listings{status=\"revoked\"} 0\n"));
    CHECK(has(text, "\nocks_hcl_index_builds_total 2\n"));
    CHECK(has(text, "\nocks_hcl_index_build_seconds_total 1.25\n"));
    CHECK(has(text, "\nocks_hcl_index_last_build_seconds 0.25\n"));
    CHECK(has(text, "\nocks_hcl_index_change_seq 17\n"));
    CHECK(has(text, "ocks_hcl_store_errors_total{kind=\"absent\"} 0\n"));
    CHECK(has(text, "ocks_hcl_store_errors_total{kind=\"io\"} 1\n"));
}

TEST_CASE("a label's value keeps within its quotes")
{
    CHECK(label_value("a\"b\\c\nd") == "a\\\"b\\\\c\\nd");
    CHECK(label_value("/listings/{}") == "/listings/{}");
}
