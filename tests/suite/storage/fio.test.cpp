// SPDX-License-Identifier: GPL-3.0-or-later
/// The texts are what fio 3.33 wrote, less what is not read: a good run, and one whose blocks another program
/// overwrote.
#include "suite/storage/fio.hpp"

#include "tests/support/catch.hpp"

using namespace ocks;

namespace {

constexpr std::string_view good = R"({
  "fio version": "fio-3.33",
  "timestamp": 1795466356,
  "global options": {"direct": "1", "ioengine": "libaio", "verify": "crc32c"},
  "jobs": [
    {"jobname": "first", "groupid": 0, "error": 0,
     "read": {"io_bytes": 4194304, "bw_bytes": 419430400, "iops": 102400.0, "runtime": 10, "total_ios": 1024},
     "write": {"io_bytes": 4194304, "bw_bytes": 190650181, "iops": 46545.454545, "runtime": 22, "total_ios": 1024}}
  ],
  "disk_util": []
})";

constexpr std::string_view overwritten =
    "fio: pid=13414, err=84/file:io_u.c:2190, func=io_u_queued_complete, error=Invalid or incomplete multibyte or wide "
    "character\n"
    R"({
  "fio version": "fio-3.33",
  "jobs": [
    {"jobname": "middle", "groupid": 0, "error": 84,
     "read": {"io_bytes": 4194304, "bw_bytes": 2097152000, "iops": 16000.0},
     "write": {"io_bytes": 16777216, "bw_bytes": 838860800, "iops": 6400.0}}
  ]
})";

}  // namespace

TEST_CASE("a report of fio is read job by job", "[fio]")
{
    const auto report = parse_fio(good);
    REQUIRE(report);
    CHECK(*report ==
          FioReport{"fio-3.33", {{"first", 0, {4194304, 419430400, 102400}, {4194304, 190650181, 46545.454545}}}});
}

TEST_CASE("what fio says before its JSON is passed over", "[fio]")
{
    const auto report = parse_fio(overwritten);
    REQUIRE(report);
    CHECK(report->jobs.at(0).error == 84);
    CHECK(report->jobs.at(0).write.bytes == 16777216);
}

TEST_CASE("half a report is refused wherever it was cut", "[fio]")
{
    for (std::size_t length = 0; length < good.size(); ++length)
        REQUIRE_FALSE(parse_fio(good.substr(0, length)));
}

TEST_CASE("a report without jobs, or with numbers that are none, is refused", "[fio]")
{
    CHECK_FALSE(parse_fio(R"({"fio version": "fio-3.33", "jobs": []})"));
    CHECK_FALSE(parse_fio(R"({"fio version": "fio-3.33", "jobs": [{"jobname": "a", "error": "0"}]})"));
    CHECK_FALSE(parse_fio(R"({"fio version": "fio-3.33", "jobs": [{"jobname": "a", "error": -1}]})"));
    CHECK_FALSE(parse_fio(R"({"jobs": [1]})"));
    CHECK_FALSE(parse_fio(std::string(100'000, '[')));
}
