// SPDX-License-Identifier: GPL-3.0-or-later
/// The least that makes a disk belong to somebody: the marks of file systems, volumes, arrays and partition tables,
/// where they lie on a disk of a given size. Offsets are those of util-linux, libblkid/src/superblocks and partitions.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ocks::testing {

/// Offset and bytes.
using Marks = std::vector<std::pair<std::uint64_t, std::string>>;

struct SignatureKind {
    std::string_view name;
    std::uint64_t least_disk_bytes;
    Marks (*on)(std::uint64_t disk_bytes);
};

inline std::string number(std::uint64_t value, unsigned bytes, bool big_endian = false)
{
    std::string text;
    for (unsigned index = 0; index < bytes; ++index)
        text.push_back(static_cast<char>(value >> (8 * (big_endian ? bytes - 1 - index : index))));
    return text;
}

/// An md superblock of version 1 that lies there.
inline Marks md_at(std::uint64_t offset)
{
    return {{offset, number(0xa92b4efc, 4) + number(1, 4)}, {offset + 144, number(offset / 512, 8)}};
}

inline Marks zfs_label(std::uint64_t /*disk_bytes*/)
{
    Marks marks;
    for (std::uint64_t uberblock = 0; uberblock < 16; ++uberblock)
        marks.emplace_back(131072 + uberblock * 1024, number(0x00bab10c, 8));
    return marks;
}

/// Four groups of 1,024 blocks of 4 KiB; libblkid believes it only if it adds up.
inline Marks xfs(std::uint64_t /*disk_bytes*/)
{
    const auto big = [](std::uint64_t value, unsigned bytes) {
        return number(value, bytes, true);
    };
    return {{0, "XFSB" + big(4096, 4) + big(4096, 8)},
            {80, big(1, 4) + big(1024, 4) + big(4, 4)},
            {100, big(0xb4a5, 2) + big(512, 2) + big(512, 2) + big(8, 2)},
            {120, big(12, 1) + big(9, 1) + big(9, 1) + big(3, 1) + big(10, 1)}};
}

inline std::span<const SignatureKind> signature_kinds()
{
    using namespace std::string_literals;
    constexpr std::uint64_t any = 65536;
    constexpr std::uint64_t large = 1U << 20U;
    constexpr std::uint64_t least_pool = 64U << 20U;
    static const auto kinds = std::to_array<SignatureKind>({
        {"ext2",
         any,
         [](auto) {
             return Marks{{1024 + 56, "\x53\xef"}};
         }},
        {"xfs", large, xfs},
        {"btrfs",
         large,
         [](auto) {
             return Marks{{65536 + 64, "_BHRfS_M"}};
         }},
        {"zfs", least_pool, zfs_label},
        {"luks1",
         any,
         [](auto) {
             return Marks{{0, "LUKS\xba\xbe\0\x01"s}};
         }},
        {"luks2",
         any,
         [](auto) {
             return Marks{{0, "LUKS\xba\xbe\0\x02"s}};
         }},
        {"dos",
         any,
         [](auto) {
             return Marks{{510, "\x55\xaa"}};
         }},
        {"gpt",
         any,
         [](auto) {
             return Marks{{446 + 4, "\xee"},
                          {446 + 8, number(1, 4) + number(0xffffffff, 4)},
                          {510, "\x55\xaa"},
                          {512, "EFI PART"}};
         }},
        {"swap",
         any,
         [](auto) {
             return Marks{{1024, number(1, 4) + number(15, 4)}, {4086, "SWAPSPACE2"}};
         }},
        {"hibernation",
         any,
         [](auto) {
             return Marks{{4086, "S1SUSPEND\0"s}};
         }},
        {"lvm",
         any,
         [](auto) {
             return Marks{{512, "LABELONE" + number(1, 8) + number(0, 4) + number(32, 4) + "LVM2 001"}};
         }},
        {"md 0.90",
         any * 2,
         [](std::uint64_t bytes) {
             return Marks{{bytes / 65536 * 65536 - 65536, number(0xa92b4efc, 4) + number(0, 4) + number(90, 4)}};
         }},
        {"md 1.0",
         any,
         [](std::uint64_t bytes) {
             return md_at((bytes / 512 - 16) / 8 * 8 * 512);
         }},
        {"md 1.1",
         any,
         [](auto) {
             return md_at(0);
         }},
        {"md 1.2",
         any,
         [](auto) {
             return md_at(4096);
         }},
        {"bcache",
         any,
         [](auto) {
             return Marks{{4096 + 8, number(8, 8)},
                          {4096 + 24, "\xc6\x85\x73\xf6\x4e\x1a\x45\xca\x82\x65\xf5\x7f\x48\xba\x6d\x81"}};
         }},
        {"iso9660",
         large,
         [](auto) {
             return Marks{{32768,
                           "\x01"
                           "CD001\x01"}};
         }},
        {"bluestore",
         any,
         [](auto) {
             return Marks{{0, "bluestore block device"}};
         }},
    });
    return kinds;
}

}  // namespace ocks::testing
