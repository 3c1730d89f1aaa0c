// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/storage/storage_io.hpp"

#include "tests/suite/support/bench.hpp"

#include <algorithm>
#include <cerrno>

using namespace ocks;
using ocks::testing::Tree;
using ocks::testing::Trial;
using ocks::testing::verdict_of;

namespace ocks::cases {
extern const TestCase nvme_io;
extern const TestCase raid_io;
}  // namespace ocks::cases

namespace {

constexpr DiskCounters at_start{1000, 2000};

/// A job that wrote and read a million bytes.
FioReport one_job(int error)
{
    return {"fio-3.33", {{"first", error, {1'000'000, 5e6, 10}, {1'000'000, 4e6, 10}}}};
}

Verdict verdict(int error, const DiskCounters& at_end)
{
    return verdict_of(cases::nvme_io, measurements_of(one_job(error), at_start, at_end));
}

bool has(const Command& command, const std::string& argument)
{
    return std::ranges::find(command.arguments, argument) != command.arguments.end();
}

}  // namespace

TEST_CASE("a disk that gives everything back, and counted it, passes", "[case][nvme.io][raid.io]")
{
    CHECK(verdict(0, {1'001'000, 1'002'000}).outcome == Outcome::pass);
    CHECK(verdict_of(cases::raid_io, measurements_of(one_job(0), at_start, {1'001'000, 1'002'000})).outcome ==
          Outcome::pass);
}

TEST_CASE("a block that reads otherwise than it was written is a fail", "[case][nvme.io][raid.io]")
{
    CHECK(verdict(EILSEQ, {1'001'000, 1'002'000}) == Verdict{Outcome::fail, {}, {"verify_errors is 1, must be 0"}, {}});
}

TEST_CASE("an error of the medium is a fail", "[case][nvme.io][raid.io]")
{
    for (const int error : {EIO, ENODATA, ETIMEDOUT, EREMOTEIO})
        CHECK(verdict(error, {1'001'000, 1'002'000}).reasons == std::vector<std::string>{"io_errors is 1, must be 0"});
}

TEST_CASE("an error that is fio's own, or a disk that is full, is no evidence", "[case][nvme.io][raid.io]")
{
    for (const int error : {EINVAL, ENOMEM, ENOSPC, EPERM})
        CHECK(verdict(error, {1'001'000, 1'002'000}).outcome == Outcome::error);
}

TEST_CASE("traffic that the disk did not count is a fail, just below the limit and not at it", "[case][nvme.io]")
{
    CHECK(verdict(0, {1000 + 950'000, 1'002'000}).outcome == Outcome::pass);
    CHECK(verdict(0, {1000 + 949'000, 1'002'000}).reasons ==
          std::vector<std::string>{"counted_percent is 94.9 %, must be at least 95 %"});
}

TEST_CASE("a disk that was not given up is never written to", "[case][nvme.io]")
{
    const Device nvme0{"nvme", "nvme0", {{"serial", "S1"}}};
    const Inventory inventory{{nvme0, {"block", "nvme0n1", {{"serial", "S1"}, {"size_bytes", 1UL << 30U}}}}, {}};
    const Parameters parameters{{"size_bytes", "1048576"}, {"iodepth", "1"}, {"ioengine", "psync"}, {"seed", "1"}};
    const Tree tree{{"/sys/block/nvme0n1/device/serial", "S1\n"}};
    const Trial trial{cases::nvme_io, nvme0, parameters, {}, inventory, {"S2"}};
    CHECK(trial.on(tree).reasons == std::vector<std::string>{"nvme0n1: is part of a snapshot"});
}

TEST_CASE("a controller without a namespace, and a policy without a size, are errors", "[case][nvme.io]")
{
    const Device nvme0{"nvme", "nvme0", {{"serial", "S1"}}};
    CHECK(Trial{cases::nvme_io, nvme0, {}, {}, {{nvme0}, {}}, {}}.on(Tree{}).reasons ==
          std::vector<std::string>{"nvme0: has no disk to write to"});
    const Inventory inventory{{nvme0, {"block", "nvme0n1", {{"serial", "S1"}, {"size_bytes", 1UL << 30U}}}}, {}};
    CHECK(Trial{cases::nvme_io, nvme0, {}, {}, inventory, {}}.on(Tree{}).reasons ==
          std::vector<std::string>{"size_bytes: the policy does not set this parameter"});
}

TEST_CASE("fio writes the first, the middle and the last region of a disk, and nothing beyond it", "[storage-io]")
{
    constexpr std::uint64_t mebibyte = 1U << 20U;
    const Command command = fio_command(
        {"/dev/nvme0n1", 256 * mebibyte, 24 * mebibyte, false, "libaio", 16, "7", std::chrono::seconds{60}});
    CHECK(has(command, "--filename=/dev/nvme0n1"));
    CHECK(has(command, "--verify=crc32c"));
    CHECK(has(command, "--verify_fatal=1"));
    CHECK(has(command, "--randseed=7"));
    CHECK(std::ranges::count(command.arguments, "--size=" + std::to_string(8 * mebibyte)) == 3);
    CHECK(has(command, "--offset=0"));
    CHECK(has(command, "--offset=" + std::to_string(124 * mebibyte)));
    CHECK(has(command, "--offset=" + std::to_string(248 * mebibyte)));
}

TEST_CASE("a disk that turns is written in larger blocks", "[storage-io]")
{
    const Command command =
        fio_command({"/dev/sda", 1U << 30U, 1U << 25U, true, "libaio", 16, "7", std::chrono::seconds{60}});
    CHECK(has(command, "--bs=1m"));
    CHECK_FALSE(has(command, "--bs=4k"));
}

TEST_CASE("the counters of a disk are in sectors of 512 bytes", "[storage-io]")
{
    CHECK(parse_disk_stat("    1296        0    20480      124     1312        0    24576      275        0\n") ==
          DiskCounters{20480 * 512, 24576 * 512});
    CHECK_FALSE(parse_disk_stat("1 2 3\n"));
    CHECK_FALSE(parse_disk_stat("1 2 x 4 5 6 7\n"));
    CHECK_FALSE(parse_disk_stat("1 2 18446744073709551615 4 5 6 7\n"));
}
