// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/judge.hpp"
#include "hcl-db/site/check/answer.hpp"
#include "hcl-db/site/check/form.hpp"
#include "tests/hcl-db/publish.hpp"
#include "tests/hcl-db/site/visit.hpp"
#include "tests/support/catch.hpp"

using namespace ocks;
using namespace ocks::testing;

namespace {

constexpr std::string_view machine =
    "00:00.0 Host bridge [0600]: Intel Corporation 82G33 [8086:29c0]\n"
    "01:00.0 Ethernet controller [0200]: Intel Corporation 82574L [8086:10d3]\n"
    "02:00.0 Ethernet controller [0200]: Intel Corporation E810 [8086:1592] (rev 02)\n";

std::string answers(const site::MachineAnswer& answer)
{
    std::string text;
    for (const site::DeviceAnswer& device : answer.devices)
        text += device.finding.subject.id + "=" + std::string{site::word_of(device.trust)} + " ";
    return text;
}

}  // namespace

TEST_CASE("a machine is answered device by device, the worst first", "[site]")
{
    Pages site;
    const Candidate candidate = site::candidate_in(machine).value();
    CHECK(answers(site::answer_for(candidate, *site.published.index(), &site.matrix)) ==
          "8086:1592=unknown 8086:29c0=present 8086:10d3=present ");
    (void)site.submit(good_run());
    CHECK(answers(site::answer_for(candidate, *site.published.index(), &site.matrix)) ==
          "8086:1592=unknown 8086:29c0=present 8086:10d3=present ");
    publish(*site.shelf.store, site.shelf.store->listings().value().front().id);
    REQUIRE(site.published.refresh());
    const auto tested = site::answer_for(candidate, *site.published.index(), &site.matrix);
    CHECK(answers(tested) == "8086:1592=unknown 8086:29c0=present 8086:10d3=certified ");
    CHECK(tested.devices.back().reason == "passed in 1 certified machine");
    CHECK(tested.devices.back().name == "Intel Corporation 82574L Gigabit Network Connection");
}

TEST_CASE("without a matrix only what was tested is known", "[site]")
{
    Pages site;
    site.add(good_run());
    const auto answer = site::answer_for(site::candidate_in(machine).value(), *site.published.index(), nullptr);
    CHECK(answers(answer) == "8086:29c0=unknown 8086:1592=unknown 8086:10d3=certified ");
    CHECK(answer.kernel.empty());
}

TEST_CASE("a device that failed in a tested machine is no device that works", "[site]")
{
    Pages site;
    Ingredients run = good_run();
    run.records[1].measured[0].value = 3.0;  // the throughput of eth0
    run.records[1].verdict = judge(run.records[1].measured, criteria_of(policy(), "nic.traffic"));
    site.add(run);
    const auto answer =
        site::answer_for(site::candidate_in("8086:10d3\n").value(), *site.published.index(), &site.matrix);
    CHECK(answers(answer) == "8086:10d3=fail ");
}

TEST_CASE("forms of both kinds and plain text are taken", "[site]")
{
    Pages site;
    const http::Response pasted =
        site.post("/check", "application/x-www-form-urlencoded", "kernel=&text=" + http::encoded(machine));
    CHECK(pasted.status == 200);
    CHECK(has(pasted.body, "8086:1592"));
    CHECK(header(pasted, "Cache-Control") == "no-store");
    const http::Response plain = site.post("/api/v1/check", "text/plain", machine);
    CHECK(plain.type == "application/json");
    CHECK(has(plain.body, "\"answer\": \"unknown\""));

    http::Request request;
    request.method = http::Method::post;
    request.content_type = "multipart/form-data";
    request.boundary = "xyz";
    request.body = "--xyz\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n\r\n"
                   "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
                   "Content-Type: text/plain\r\n\r\n8086:10d3\r\n\r\n--xyz--\r\n";
    CHECK(has(site.ask(request, "/zh/check").body, "8086:10d3"));
}

TEST_CASE("what is no list of devices is refused with the line that is wrong", "[site]")
{
    Pages site;
    CHECK(site.post("/check", "text/plain", "").status == 422);
    const http::Response refused = site.post("/check", "text/plain", "<script>alert(1)</script>");
    CHECK(refused.status == 422);
    CHECK_FALSE(has(refused.body, "<script>"));
    CHECK(site.post("/check", "text/plain", "ocks-snapshot 1\nread").status == 422);
    CHECK(has(site.post("/check.json", "text/plain", "\x01\x02").body, "urn:opencloudos:ocks:problem:no-machine"));
    CHECK(site.post("/check", "multipart/form-data", "garbage").status == 422);
    CHECK(site.published.index()->size() == 0);
}
