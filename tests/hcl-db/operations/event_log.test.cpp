// SPDX-License-Identifier: GPL-3.0-or-later
#include "hcl-db/operations/event_log.hpp"

#include "hcl-db/operations/counters.hpp"
#include "tests/support/catch.hpp"

#include <vector>

using namespace ocks;
using namespace ocks::operations;
using namespace std::chrono_literals;

namespace {

const auto noon = std::chrono::system_clock::from_time_t(1'770'811'200);

http::Observed upload(unsigned status, std::string problem = {}, std::string location = {})
{
    return {.request = "0f3a91c4-2a",
            .method = "PUT",
            .path = std::string{uploads_route},
            .route = uploads_route,
            .status = status,
            .problem = std::move(problem),
            .location = std::move(location),
            .received = 4096,
            .sent = 120,
            .took = 1250us};
}

std::vector<Event> told(Severity least, const http::Observed& request)
{
    std::vector<Event> events;
    const EventLog log{least, [&events](const Event& event) {
                           events.push_back(event);
                       }};
    log.tell(request);
    return events;
}

}  // namespace

TEST_CASE("a request is one line of JSON")
{
    const http::Observed request{.request = "0f3a91c4-2a",
                                 .method = "GET",
                                 .path = "/listings/\xff\"\n",
                                 .route = "/listings/{}",
                                 .status = 404,
                                 .problem = "not-found",
                                 .sent = 512,
                                 .took = 1250us};
    CHECK(
        request_event(request, noon) ==
        Event{Severity::info,
              R"({"time":"2026-02-11T12:00:00Z","level":"info","event":"request","request":"0f3a91c4-2a",)"
              R"("method":"GET","path":"/listings/)"
              "\xef\xbf\xbd"
              R"(\"\n","route":"/listings/{}","status":404,"problem":"not-found","received":0,"sent":512,"ms":1.25})"});
    CHECK(request_event({.status = 503}, noon).severity == Severity::error);
}

TEST_CASE("a submission has a line of its own that says how it ended")
{
    CHECK(submission_event(upload(201, {}, "/listings/8c1f03aa52b7e610"), noon) ==
          Event{Severity::info,
                R"({"time":"2026-02-11T12:00:00Z","level":"info","event":"submission","request":"0f3a91c4-2a",)"
                R"("outcome":"accepted","location":"/listings/8c1f03aa52b7e610","received":4096})"});
    CHECK(submission_event(upload(422, "schema"), noon) ==
          Event{Severity::warning,
                R"({"time":"2026-02-11T12:00:00Z","level":"warning","event":"submission","request":"0f3a91c4-2a",)"
                R"("outcome":"refused","reason":"schema","received":4096})"});
    CHECK(submission_event(upload(503, "busy"), noon).severity == Severity::error);
}

TEST_CASE("an error of the store is told with what it says")
{
    CHECK(store_event({Errc::io, "hcl.sqlite", "disk I/O error"}, noon) ==
          Event{Severity::error,
                R"({"time":"2026-02-11T12:00:00Z","level":"error","event":"store","kind":"io",)"
                R"("detail":"hcl.sqlite: disk I/O error"})"});
}

TEST_CASE("what is less grave than was asked for is left out")
{
    CHECK(told(Severity::info, upload(201)).size() == 2);
    CHECK(told(Severity::info, {.route = "/listings", .status = 200}).size() == 1);
    CHECK(told(Severity::warning, upload(201)).empty());
    CHECK(told(Severity::warning, upload(422, "schema")).size() == 1);
    CHECK(told(Severity::error, upload(422, "schema")).empty());
    CHECK(told(Severity::error, {.route = "/listings", .status = 500}).size() == 1);
    CHECK(parse_severity("warning").value() == Severity::warning);
    CHECK_FALSE(parse_severity("debug"));
}
