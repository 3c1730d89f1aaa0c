// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/judge/exercise.hpp"

#include "tests/support/catch.hpp"

using namespace ocks;

namespace {

Model model()
{
    Model model;
    model.disks = {
        {.id = "d0", .attachment = "nvme", .serial = "S0", .size_bytes = 1U << 24U, .content = DiskContent::blank},
        {.id = "d1", .attachment = "nvme", .serial = "S1", .size_bytes = 1U << 24U, .content = DiskContent::pattern}};
    model.cables = {{.id = "c", .ends = {"a", "b"}}};
    return model;
}

std::string judged(const std::string& fact, const std::string& value)
{
    BootRecord record;
    record.facts = {{"taint", "0"}, {fact, value}};
    const auto findings = judge_exercise(record, model());
    return findings.empty() ? "" : findings.front().id;
}

}  // namespace

TEST_CASE("only blank drives are written to")
{
    const std::string command = exercise_command(model());
    CHECK(command.find("\nuse_disk S0\n") != std::string::npos);
    CHECK(command.find("\nlook_at_disk S1\n") != std::string::npos);
    CHECK(command.find("\nuse_disk S1\n") == std::string::npos);
}

TEST_CASE("a drive is judged by its time, its errors and its content")
{
    CHECK(judged("disk.S0.read_ms", "2000").empty());
    CHECK(judged("disk.S0.read_ms", "2010") == "slow-disk");
    CHECK(judged("disk.S0.write_ms", "error") == "disk-error");
    CHECK(judged("disk.S0.content", "same").empty());
    CHECK(judged("disk.S0.content", "different") == "corruption");
    CHECK(judged("disk.S1.content", "zeros") == "blank-disk");
    CHECK(judged("disk.S1.content", "missing") == "missing-disk");
}

TEST_CASE("a cabled port without a carrier is an objection")
{
    CHECK(judged("port.02:0c:c5:00:00:01.carrier", "1").empty());
    CHECK(judged("port.02:0c:c5:00:00:01.carrier", "0") == "link-down");
}
