// SPDX-License-Identifier: GPL-3.0-or-later
#include "suite/storage/disk_guard.hpp"

#include "core/file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/tree.hpp"

#include <fcntl.h>
#include <unistd.h>

using namespace ocks;
using ocks::testing::Tree;

namespace {

constexpr std::pair<std::string_view, std::string_view> number{"/sys/block/sda/dev", "8:0\n"};
constexpr std::pair<std::string_view, std::string_view> partition{"/sys/block/sda/sda1/partition", "1\n"};
constexpr std::pair<std::string_view, std::string_view> partition_number{"/sys/block/sda/sda1/dev", "8:1\n"};
constexpr std::pair<std::string_view, std::string_view> no_mounts{"/proc/self/mountinfo",
                                                                  "1 1 0:2 / / rw - rootfs rootfs rw\n"};

std::optional<std::string> use(const Tree& tree)
{
    return use_of_disk(tree.sysroot(), "sda");
}

/// A file of 4 MiB with some bytes in it, as libblkid sees it.
std::optional<std::string> signature(std::size_t offset, std::string_view bytes)
{
    const Tree tree{};
    const std::string path = (tree.path() / "disk").string();
    std::string content(4U << 20U, '\0');
    content.replace(offset, bytes.size(), bytes);
    REQUIRE(write_file(path, content));
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    return signature_on(file.number(), "sda");
}

}  // namespace

TEST_CASE("a disk that nobody uses is free", "[disk-guard]")
{
    CHECK(use(Tree{number, no_mounts}) == std::nullopt);
}

TEST_CASE("a disk in any use is not free, and the reason says whose", "[disk-guard]")
{
    CHECK(use(Tree{number, {"/proc/self/mountinfo", "25 1 8:0 / /data rw - ext4 /dev/sda rw\n"}}) ==
          "is mounted on /data");
    CHECK(
        use(Tree{
            number, partition, partition_number, {"/proc/self/mountinfo", "25 1 8:1 / / rw - ext4 /dev/root rw\n"}}) ==
        "is mounted on /");
    CHECK(use(Tree{number, {"/proc/self/mountinfo", "25 1 0:42 /x /y rw shared:1 - btrfs /dev/sda rw\n"}}) ==
          "is mounted on /y");
    CHECK(use(Tree{number, no_mounts, {"/proc/swaps", "Filename\tType\n/dev/sda  partition 99 0 -2\n"}}) ==
          "is swap space");
    CHECK(use(Tree{number, no_mounts, {"/sys/block/sda/holders/dm-0", "-> ../../dm-0"}}) == "is held by dm-0");
    CHECK(use(Tree{number, no_mounts, partition, {"/sys/block/sda/sda1/holders/md0", "-> ../../md0"}}) ==
          "has a partition, sda1, which is held by md0");
    CHECK(use(Tree{number, no_mounts, partition}) == "has partitions: sda1");
    CHECK(use(Tree{number, no_mounts, {"/sys/block/sda/ro", "1\n"}}) == "is read-only");
}

TEST_CASE("what cannot be looked at counts as used", "[disk-guard]")
{
    CHECK(use(Tree{no_mounts}) == "cannot be looked at: No such file or directory");
    CHECK(use(Tree{number}) == "may be mounted: /proc/self/mountinfo: No such file or directory");
}

TEST_CASE("an empty disk has no signature", "[disk-guard]")
{
    CHECK(signature(0, "") == std::nullopt);
}

TEST_CASE("a disk on which arrays are not looked for is taken for one that holds something", "[disk-guard]")
{
    const auto sized = [](std::size_t bytes) {
        const Tree tree{};
        const std::string path = (tree.path() / "disk").string();
        REQUIRE(write_file(path, std::string(bytes, '\0')));
        const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
        return signature_on(file.number(), "sda");
    };
    CHECK(sized(1440U << 10U) == "is too small to be searched for signatures");
    CHECK(sized((1440U << 10U) + 512) == std::nullopt);
}

TEST_CASE("signatures are found wherever they lie", "[disk-guard]")
{
    using namespace std::string_literals;
    CHECK(signature(1024 + 56, "\x53\xef") == "holds ext2");
    CHECK(signature(0, "LUKS\xba\xbe\0\x01"s) == "holds crypto_LUKS");
    CHECK(signature(510, "\x55\xaa") == "holds dos");
    // swap: version 1 and the last page at 1024, the magic at the end of the first page
    std::string swap(4096 - 1024, '\0');
    swap.replace(0, 8, "\x01\0\0\0\xff\x03\0\0"s);
    swap.replace(4086 - 1024, 10, "SWAPSPACE2");
    CHECK(signature(1024, swap) == "holds swap");
}

TEST_CASE("the serial on SCSI page 0x80 is read as long as the page says", "[disk-guard]")
{
    using namespace std::string_literals;
    CHECK(parse_vpd_serial("\0\x80\0\x06  AB1 zzz"s) == std::string{"AB1"});
    CHECK_FALSE(parse_vpd_serial("\0\x80\0\x09"
                                 "AB1"s));
    CHECK_FALSE(parse_vpd_serial("\0\x83\0\x01"
                                 "A"s));
    CHECK_FALSE(parse_vpd_serial(""));
}

TEST_CASE("a disk of a snapshot is not claimed, whatever was given up", "[disk-guard]")
{
    const Tree tree{number, no_mounts, {"/sys/block/sda/serial", "S1\n"}};
    const auto claim = claim_disk(tree.sysroot(), {"block", "sda", {{"serial", "S1"}}}, {"S1"});
    REQUIRE_FALSE(claim);
    CHECK(claim.error() == Error{Errc::denied, "sda", "is part of a snapshot"});
}
